import { z } from 'zod';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { findCall } from '@/lib/db/queries/call/find-call';
import type { Row } from '@/lib/db/schema';
import { actorOf } from './actor-of';

/** What a call that was made to settle an earlier one was made with. */
const reconciling = z.looseObject({ reconciles: z.string() });

/** Appends what the reconcile of an earlier call came to, when `call`, which is being settled, was made for that. */
export async function recordReconcile(trx: Queryable, call: Row<'call'>, at: number): Promise<void> {
  const asked = reconciling.safeParse(readJson(call.expectation_json));
  const earlier = asked.success ? await findCall(trx, asked.data.reconciles) : undefined;
  if (earlier === undefined) return;
  await recordAct(trx, {
    at,
    actor: actorOf(call),
    verb: 'queue.reconcile',
    target: { kind: 'call', id: earlier.id, name: earlier.verb },
    outcome: earlier.state === 'unknown' ? 'unknown' : 'done',
    detail: {
      queueId: earlier.queue_id,
      byCall: call.id,
      sentence: earlier.detail,
      inferred: earlier.inferred === 1,
    },
    correlationId: call.id,
  });
}
