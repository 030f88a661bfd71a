import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import type { AuthContext } from '../context';
import { normalEmail } from './new-account';

/** The id of the account of an e-mail address, in any case. @throws AppError `not-found`. */
export async function findAccountId(ctx: AuthContext, email: string): Promise<string> {
  const account = await findAccountByEmail(ctx.database.kysely, normalEmail(email));
  if (account === undefined)
    throw new AppError('not-found', `There is no account of ${quoteInput(email)}. Nothing was changed.`);
  return account.id;
}
