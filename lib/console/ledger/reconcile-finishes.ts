import type { Queryable } from '@/lib/db/database';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import { updateCall } from '@/lib/db/queries/call/update-call';
import type { Row } from '@/lib/db/schema';

/** Earlier finish calls of the same job whose outcome is unknown, oldest first. */
export async function unknownFinishesBefore(trx: Queryable, call: Row<'call'>): Promise<Row<'call'>[]> {
  const unknown = await listUnknownCalls(trx, [call.queue_id]);
  return unknown.filter(
    (one) => one.verb === 'finish' && one.job_uuid === call.job_uuid && one.id !== call.id,
  );
}

/** Settles finish calls of unknown outcome by what a later one showed. */
export async function reconcileFinishes(
  trx: Queryable,
  calls: readonly Row<'call'>[],
  now: number,
  detail: string,
): Promise<void> {
  for (const call of calls) {
    await updateCall(trx, call.id, {
      state: 'answered',
      outcome: 'reconciled',
      detail,
      inferred: 1,
      settled_at: now,
    });
  }
}
