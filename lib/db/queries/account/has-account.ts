import type { Queryable } from '../../database';

/** Whether anybody at all has an account. */
export async function hasAccount(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}
