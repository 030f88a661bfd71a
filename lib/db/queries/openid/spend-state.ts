import type { Queryable } from '../../database';

/**
 * Uses a sign-in's `state` up; what has expired meanwhile is forgotten.
 * @returns false when it was used before.
 */
export async function spendState(
  db: Queryable,
  state: { hash: string; expiresAt: number; now: number },
): Promise<boolean> {
  await db.deleteFrom('openid_used_state').where('expires_at', '<', state.now).execute();
  const result = await db
    .insertInto('openid_used_state')
    .values({ state_hash: state.hash, expires_at: state.expiresAt })
    .onConflict((conflict) => conflict.column('state_hash').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
