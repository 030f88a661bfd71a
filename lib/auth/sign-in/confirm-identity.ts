import { recordAct } from '@/lib/audit/record';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { Row } from '@/lib/db/schema';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { isPassword } from '../password';
import { takeAttempt } from './attempts';

/** What was typed wrong: the field, the sentence for the person, and the word for the activity log. */
export interface Wrong extends FieldProblem {
  reason: 'wrong password' | 'wrong code';
}

/**
 * Asks a signed-in person once more who they are, for an act that matters: a browser left open is not enough. What is
 * wrong counts as a wrong attempt to sign in, so that nobody can guess here what is locked there.
 * @param verb of the act, for the activity log.
 * @param check looks at what was typed. @returns the account.
 * @throws AppError `invalid` naming the field, `too-many-requests`.
 */
export async function confirmIdentity(
  ctx: OwnActContext,
  verb: string,
  check: (account: Row<'account'>) => Promise<Wrong | undefined>,
): Promise<Row<'account'>> {
  const account = await findAccount(ctx.database.kysely, ctx.actor.id);
  if (account === undefined) throw new AppError('not-found', 'There is no such account.');
  const attemptId = await takeAttempt(ctx, { email: account.email, address: ctx.actor.address });
  const wrong = await check(account);
  if (wrong === undefined) {
    await dropFailures(ctx.database.kysely, { id: attemptId });
    return account;
  }
  const { path, message, reason } = wrong;
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb,
    target: { kind: 'account', id: account.id, name: account.name },
    outcome: 'refused',
    detail: { reason },
  });
  throw new AppError('invalid', message, { problems: [{ path, message }] });
}

/** The same where the password is enough. @param path the field it was typed into. */
export function confirmPassword(
  ctx: OwnActContext,
  verb: string,
  password: string,
  path = 'password',
): Promise<Row<'account'>> {
  return confirmIdentity(ctx, verb, (account) => problemWithTyped(account, password, path));
}

/** What is wrong with a typed password; undefined when it is the account's. */
export async function problemWithTyped(
  account: Row<'account'>,
  password: string,
  path = 'password',
): Promise<Wrong | undefined> {
  if (await isPassword(account.password_hash, password)) return undefined;
  return { path, message: 'This is not your password. Nothing was changed.', reason: 'wrong password' };
}
