import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds a token and the queues it may poll. */
export async function insertToken(
  trx: Queryable,
  token: NewRow<'token'>,
  queueIds: readonly string[],
): Promise<void> {
  await trx.insertInto('token').values(token).execute();
  if (queueIds.length === 0) return;
  await trx
    .insertInto('token_queue')
    .values(queueIds.map((queueId) => ({ token_id: token.id, queue_id: queueId, last_used_at: null })))
    .execute();
}
