import { recordAct } from '@/lib/audit/record';
import { findCall } from '@/lib/db/queries/call/find-call';
import type { Row } from '@/lib/db/schema';
import type { ActContext } from '../context';

/** Appends what a reconcile of `earlier` by another call came to. */
export async function recordReconcile(ctx: ActContext, earlier: Row<'call'>, callId: string): Promise<void> {
  const now = await findCall(ctx.database.kysely, earlier.id);
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: 'queue.reconcile',
    target: { kind: 'call', id: earlier.id, name: earlier.verb },
    outcome: now?.state === 'unknown' ? 'unknown' : 'done',
    detail: {
      queueId: earlier.queue_id,
      byCall: callId,
      sentence: now?.detail ?? '',
      inferred: now?.inferred === 1,
    },
    correlationId: callId,
  });
}
