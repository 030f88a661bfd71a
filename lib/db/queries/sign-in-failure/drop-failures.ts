import type { Queryable } from '../../database';

/** Takes attempts out of the count: one, or every one that named an account. */
export async function dropFailures(trx: Queryable, which: { id: string } | { email: string }): Promise<void> {
  const drop = trx.deleteFrom('sign_in_failure');
  await ('id' in which ? drop.where('id', '=', which.id) : drop.where('email', '=', which.email)).execute();
}
