import { listSites } from '@/lib/db/queries/site/list-sites';
import type { BoardOptionsInput } from '@/lib/domain/api/board-options';
import type { KioskLinkCreated, KioskLinkInput } from '@/lib/domain/api/tokens';
import { AppError } from '@/lib/domain/errors';
import { BOARD_DEFAULTS, WALL_PATH, type BoardOptions } from '@/lib/domain/wall';
import type { AuthActContext } from '../context';
import { addToken } from './add-token';
import { listKioskLinks } from './list-kiosk-links';
import { requireTokenWriter } from './require-token-writer';

/**
 * Makes a link that opens the board on a screen where nobody signs in.
 * @throws AppError `forbidden`, `invalid` when it names a site that is not connected.
 */
export async function createKioskLink(ctx: AuthActContext, input: KioskLinkInput): Promise<KioskLinkCreated> {
  requireTokenWriter(ctx.actor);
  const board = boardOf(input.board ?? {});
  await refuseUnknownSites(ctx, board);
  const { id, secret } = await addToken(ctx, { kind: 'kiosk', role: null, ...input, board });
  const link = (await listKioskLinks(ctx)).find((one) => one.id === id);
  if (link === undefined) throw new AppError('internal', 'The link is not in the database.');
  return { link, path: `${WALL_PATH}/${secret}` };
}

function boardOf({ title, siteIds, secondsPerPage, theme }: BoardOptionsInput): BoardOptions {
  return {
    title: title === undefined || title === '' ? null : title,
    siteIds: siteIds ?? BOARD_DEFAULTS.siteIds,
    secondsPerPage: secondsPerPage ?? BOARD_DEFAULTS.secondsPerPage,
    theme: theme ?? BOARD_DEFAULTS.theme,
  };
}

async function refuseUnknownSites(ctx: AuthActContext, { siteIds }: BoardOptions): Promise<void> {
  if (siteIds.length === 0) return;
  const sites = await listSites(ctx.database.kysely);
  const connected = new Set(sites.filter((site) => site.archived_at === null).map(({ id }) => id));
  const at = siteIds.findIndex((id) => !connected.has(id));
  if (at === -1) return;
  const message = 'A site of this board is not connected. Nothing was changed: choose again.';
  throw new AppError('invalid', message, { problems: [{ path: `board.siteIds[${at}]`, message }] });
}
