import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes the intent of a call: who, when, which queue, what is expected. */
export async function insertCall(
  trx: Queryable,
  intent: Pick<
    NewRow<'call'>,
    | 'id'
    | 'queue_id'
    | 'verb'
    | 'job_uuid'
    | 'job_id'
    | 'limit_num'
    | 'actor_kind'
    | 'actor_id'
    | 'actor_name'
    | 'expectation_json'
    | 'instance_id'
    | 'requested_at'
    | 'sent_at'
  >,
): Promise<void> {
  await trx
    .insertInto('call')
    .values({
      ...intent,
      state: 'requested',
      answered_at: null,
      settled_at: null,
      http_status: null,
      headers_json: null,
      body_bytes: 0,
      body_complete: 0,
      body_sha256: null,
      found_job_uuid: null,
      outcome: null,
      detail: null,
      inferred: 0,
    })
    .execute();
}
