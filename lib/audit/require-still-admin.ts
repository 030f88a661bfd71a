import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { holdAdmin } from '@/lib/db/queries/account/hold-admin';
import { accountIdOf, type Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';

/**
 * Makes sure, in the transaction of an act that opens a way in, that who does it is still an admin: they may have been disabled since their
 * request came. Nobody disables them before it is over, and whoever does so then finds what was made.
 * @throws AppError `forbidden`
 */
export async function requireStillAdmin(
  trx: Queryable,
  support: DialectSupport,
  actor: Actor,
): Promise<void> {
  const id = accountIdOf(actor);
  if (id === null || (await holdAdmin(trx, support, id))) return;
  throw new AppError('forbidden', 'You are no admin any more. Nothing was changed.');
}
