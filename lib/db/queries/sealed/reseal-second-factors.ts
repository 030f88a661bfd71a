import type { Queryable } from '../../database';

/** Seals the key of every second factor anew. @returns how many there are. */
export async function resealSecondFactors(
  trx: Queryable,
  reseal: (sealed: Uint8Array) => Uint8Array,
): Promise<number> {
  const rows = await trx.selectFrom('second_factor').select(['account_id', 'secret_sealed']).execute();
  for (const { account_id: accountId, secret_sealed: sealed } of rows) {
    await trx
      .updateTable('second_factor')
      .set({ secret_sealed: reseal(sealed) })
      .where('account_id', '=', accountId)
      .execute();
  }
  return rows.length;
}
