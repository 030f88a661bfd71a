import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import { BOARD_DEFAULTS, type BoardOptions } from '@/lib/domain/wall';

/** What a kiosk link says about its board, and the defaults for what it does not. */
export function boardOptionsOf({ board_json: json }: Pick<Row<'token'>, 'board_json'>): BoardOptions {
  return { ...BOARD_DEFAULTS, ...(json === null ? {} : readJson<Partial<BoardOptions>>(json)) };
}
