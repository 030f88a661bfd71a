import type { Queryable } from '../../database';

/** Takes attempts out of the count: one, every one that named an account, or every one from a network address. */
export async function dropFailures(
  trx: Queryable,
  which: { id: string } | { email: string } | { address: string },
): Promise<void> {
  const drop = trx.deleteFrom('sign_in_failure');
  if ('id' in which) await drop.where('id', '=', which.id).execute();
  else if ('email' in which) await drop.where('email', '=', which.email).execute();
  else await drop.where('address', '=', which.address).execute();
}
