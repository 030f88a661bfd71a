import type { Queryable } from '../../database';

/** How many accounts that may sign in have no password. */
export async function countWithoutPassword(db: Queryable): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select((select) => select.fn.countAll().as('count'))
    .where('password_hash', 'is', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
