import type { Queryable } from '../../database';

/** Whether this is the hash of the setup code that waits to be used. */
export async function isSetupCode(db: Queryable, codeHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('setup_code')
    .select('id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row !== undefined;
}
