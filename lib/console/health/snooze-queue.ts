import { recordAct } from '@/lib/audit/record';
import { putSnooze } from '@/lib/db/queries/health/put-snooze';
import type { SnoozeInput } from '@/lib/domain/api/health-inputs';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { requireWatched } from './require-watched';

const LONGEST_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Says that somebody has a queue in hand: it stands after all others and nobody is told of it, until a moment that is always set. Its
 * incidents go on being written down.
 * @throws AppError `forbidden`, `not-found`, `conflict`, `invalid`
 */
export async function snoozeQueue(ctx: ActContext, queueId: string, input: SnoozeInput): Promise<void> {
  requireRole(ctx.actor, 'queue.snooze');
  const now = ctx.clock.now();
  if (input.until <= now) throw refused('Choose a time to come.');
  if (input.until > now + LONGEST_MS) throw refused('Choose a time within the next 90 days.');
  await ctx.database.transaction(async (trx) => {
    const queue = await requireWatched(trx, queueId);
    await putSnooze(trx, {
      queue_id: queueId,
      reason: input.reason,
      until: input.until,
      set_at: now,
      set_by: ctx.actor.name,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'queue.snooze',
      target: { kind: 'queue', id: queueId, name: queue.name },
      outcome: 'done',
      detail: { ...input },
    });
  });
}

function refused(message: string): AppError {
  return new AppError('invalid', `Nothing was changed. ${message}`, {
    problems: [{ path: 'until', message }],
  });
}
