import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

const ONLY_ONE = 1;

/** Sets the provider up. @returns false when somebody else has done so a moment ago. */
export async function insertProvider(
  trx: Queryable,
  provider: Omit<NewRow<'openid_provider'>, 'id'>,
): Promise<boolean> {
  const result = await trx
    .insertInto('openid_provider')
    .values({ ...provider, id: ONLY_ONE })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes the provider, which was read under a lock before. */
export async function updateProvider(
  trx: Queryable,
  change: Partial<Omit<NewRow<'openid_provider'>, 'id'>>,
): Promise<void> {
  await trx.updateTable('openid_provider').set(change).execute();
}
