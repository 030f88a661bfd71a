import type { Queryable } from '../../database';

/** Notes that a token was used, and on which queue when it polled one. */
export async function touchToken(
  trx: Queryable,
  use: { tokenId: string; queueId?: string; at: number; address: string | null },
): Promise<void> {
  await trx
    .updateTable('token')
    .set({ last_used_at: use.at, last_address: use.address })
    .where('id', '=', use.tokenId)
    .execute();
  if (use.queueId === undefined) return;
  await trx
    .updateTable('token_queue')
    .set({ last_used_at: use.at })
    .where('token_id', '=', use.tokenId)
    .where('queue_id', '=', use.queueId)
    .execute();
}
