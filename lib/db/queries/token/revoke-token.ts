import type { Queryable } from '../../database';

/** @returns whether it was live until now. */
export async function revokeToken(
  trx: Queryable,
  revoked: { id: string; kind: string; at: number; by: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('token')
    .set({ revoked_at: revoked.at, revoked_by: revoked.by })
    .where('id', '=', revoked.id)
    .where('kind', '=', revoked.kind)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
