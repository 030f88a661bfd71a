import { listSweeps } from '@/lib/db/queries/engine-sweep/list-sweeps';
import type { EngineContext } from '../context';
import { readSiteSettings } from '../settings/site-settings';
import { sweepOnce } from './sweep-once';

/** Rounds of a background task come a little early or late; one that is early by less than this still counts. */
const EARLY_MS = 5_000;

/**
 * One round of the background task: sweeps the alerts whose last pass began a sweep interval ago (a site setting) or was
 * interrupted. Stops soon after `signal` is aborted; the next round goes on from there.
 */
export async function runSweep(ctx: EngineContext, signal: AbortSignal): Promise<void> {
  const { sweepIntervalMs } = await readSiteSettings(ctx.database.kysely);
  const startedBefore = ctx.clock.now() - sweepIntervalMs + EARLY_MS;
  const sweeps = await listSweeps(ctx.database.kysely);
  const waiting = new Set(
    sweeps
      .filter((sweep) => sweep.finished_at !== null && sweep.started_at > startedBefore)
      .map((sweep) => sweep.alert_id),
  );
  await sweepOnce(ctx, { signal, isDue: (alertId) => !waiting.has(alertId) });
}
