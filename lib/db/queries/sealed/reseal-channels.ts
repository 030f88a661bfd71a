import type { Queryable } from '../../database';

/** Seals the address and the key of every channel anew. What was removed has neither. */
export async function resealChannels(
  trx: Queryable,
  reseal: (sealed: Uint8Array) => Uint8Array,
): Promise<void> {
  const rows = await trx
    .selectFrom('notification_channel')
    .select(['id', 'target_sealed', 'secret_sealed'])
    .where('removed_at', 'is', null)
    .execute();
  for (const { id, target_sealed: target, secret_sealed: secret } of rows) {
    await trx
      .updateTable('notification_channel')
      .set({ target_sealed: reseal(target), secret_sealed: secret === null ? null : reseal(secret) })
      .where('id', '=', id)
      .execute();
  }
}
