import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const insert = keptQuery((trx, call: Row<'call'>) => trx.insertInto('call').values(call));

/** Writes the intent of a call: who, when, which queue, what is expected. @returns the call as it stands now. */
export async function insertCall(
  trx: Queryable,
  intent: Pick<
    Row<'call'>,
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
): Promise<Row<'call'>> {
  const call = {
    ...intent,
    state: 'requested',
    answered_at: null,
    failure_counted: 0,
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
    purged_at: null,
    erased_at: null,
  };
  await insert.run(trx, call);
  return call;
}
