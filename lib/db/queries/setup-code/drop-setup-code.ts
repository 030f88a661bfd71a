import type { Queryable } from '../../database';

/** Uses the setup code up, whichever it is, or only when it is this one. @returns false when it was not there. */
export async function dropSetupCode(trx: Queryable, codeHash?: string): Promise<boolean> {
  const drop = trx.deleteFrom('setup_code');
  const result = await (
    codeHash === undefined ? drop : drop.where('code_hash', '=', codeHash)
  ).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
