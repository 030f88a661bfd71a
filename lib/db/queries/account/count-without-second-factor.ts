import type { Queryable } from '../../database';

/** How many accounts of each role may sign in with a password alone. */
export async function countWithoutSecondFactor(db: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .select((row) => ['account.role', row.fn.countAll().as('count')])
    .where('account.password_hash', 'is not', null)
    .where('account.disabled_at', 'is', null)
    .where('second_factor.confirmed_at', 'is', null)
    .groupBy('account.role')
    .execute();
  return new Map(rows.map(({ role, count }) => [role, Number(count)]));
}
