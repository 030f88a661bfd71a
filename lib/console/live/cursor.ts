import { newestChangeId } from '@/lib/db/queries/live-change/newest-change-id';
import type { ConsoleContext } from '../context';

/** How far the live stream is now; whoever reads something after this misses nothing when they go on from it. */
export async function liveCursor(ctx: ConsoleContext): Promise<string> {
  return String(await newestChangeId(ctx.database.kysely));
}
