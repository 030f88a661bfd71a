import type { Queryable } from '@/lib/db/database';
import { insertCall } from '@/lib/db/queries/call/insert-call';

/** Writes a process call of a person, as one of the instance's that has left (`sentAt`, like `requestedAt` in epoch milliseconds). */
export async function insertProcessCall(
  db: Queryable,
  call: { id: string; queueId: string; instanceId: string; requestedAt: number; sentAt: number },
): Promise<void> {
  await insertCall(db, {
    id: call.id,
    queue_id: call.queueId,
    verb: 'process',
    limit_num: null,
    job_uuid: null,
    job_id: null,
    actor_kind: 'person',
    actor_id: 'account-1',
    actor_name: 'Olga Operator',
    expectation_json: '{}',
    instance_id: call.instanceId,
    requested_at: call.requestedAt,
    sent_at: call.sentAt,
  });
}
