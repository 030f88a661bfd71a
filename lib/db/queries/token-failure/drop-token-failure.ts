import type { Queryable } from '../../database';

/** Takes wrong tokens out of the count: one, or every one from a network address. */
export async function dropTokenFailure(
  db: Queryable,
  which: { id: string } | { address: string },
): Promise<void> {
  const drop = db.deleteFrom('token_failure');
  await (
    'id' in which ? drop.where('id', '=', which.id) : drop.where('address', '=', which.address)
  ).execute();
}
