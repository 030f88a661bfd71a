import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Whether an account is an admin who may sign in, which nobody changes then until this transaction ends. */
export async function holdAdmin(trx: Queryable, support: DialectSupport, id: string): Promise<boolean> {
  const query = trx
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null);
  return (await (support.rowLocks ? query.forShare() : query).executeTakeFirst()) !== undefined;
}
