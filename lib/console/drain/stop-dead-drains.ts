import { recordAct } from '@/lib/audit/record';
import { changeDrainState } from '@/lib/db/queries/drain/change-drain-state';
import { listDeadDrains } from '@/lib/db/queries/drain/list-dead-drains';
import { drainActor } from './drain-actor';
import type { ConsoleContext } from '../context';
import { DEAD_AFTER_MS } from '../ledger/timing';
import { RESTARTED } from './endings';

/** Stops every drain whose process died, so that a person can resume it. Called every few seconds; calls nobody. */
export async function stopDeadDrains(ctx: ConsoleContext): Promise<void> {
  const { kysely, support } = ctx.database;
  for (const drain of await listDeadDrains(kysely, support, DEAD_AFTER_MS)) {
    await ctx.database.transaction(async (trx) => {
      const now = ctx.clock.now();
      const { sentence, nextStep, reason, state } = RESTARTED;
      const change = { state, step: 'resting', reason, sentence, next_step: nextStep, stopped_at: now };
      const at = { id: drain.id, from: ['running', 'cancelling'], renewedAt: drain.renewed_at };
      if (!(await changeDrainState(trx, at, change))) return;
      await recordAct(trx, {
        at: now,
        actor: drainActor(drain),
        verb: 'queue.drain',
        target: { kind: 'queue', id: drain.queue_id, name: drain.queue_id },
        outcome: 'failed',
        detail: { drainId: drain.id, reason, sentence, rounds: drain.rounds, records: drain.records },
        correlationId: drain.id,
      });
    });
  }
}
