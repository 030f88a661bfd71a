import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { EngineContext } from '../context';
import { sweepAlert } from './sweep-alert';

const SWEEP_CHUNK = 1000;

export interface SweepOptions {
  /** Records looked at in one transaction. */
  chunk?: number;
  /** Stops between two transactions; the next sweep goes on from there. */
  signal?: AbortSignal;
  /** Leaves out an alert; for those whose interval is not over. */
  isDue?: (alertId: number) => boolean;
}

/**
 * Brings the sweep of every enabled One Time Filter alert to its end: one that was interrupted goes on where it was, one that
 * had ended begins anew.
 * @returns how many records were queued.
 */
export async function sweepOnce(ctx: EngineContext, options: SweepOptions = {}): Promise<number> {
  const { chunk = SWEEP_CHUNK, signal, isDue = () => true } = options;
  const alerts = (await listAlertRows(ctx.database.kysely)).filter(
    (row) => row.enabled === 1 && row.trigger_type === 'One Time Filter' && isDue(row.id),
  );
  let queued = 0;
  for (const { id } of alerts) {
    for (let isPassOver = false; !isPassOver;) {
      if (signal?.aborted === true) return queued;
      const step = await sweepAlert(ctx, id, chunk);
      queued += step.queued;
      isPassOver = step.isPassOver;
    }
  }
  return queued;
}
