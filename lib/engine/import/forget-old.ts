import { dropOldImports } from '@/lib/db/queries/engine-import/drop-old-imports';
import type { EngineContext } from '../context';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Forgets uploads that broke off (an hour), files nobody imported (a week), and what was said about imports (90 days). */
export async function forgetOldImports(ctx: EngineContext): Promise<void> {
  const now = ctx.clock.now();
  await dropOldImports(ctx.database.kysely, {
    uploads: now - HOUR,
    files: now - 7 * DAY,
    everything: now - 90 * DAY,
  });
}
