import { recordAct } from '@/lib/audit/record';
import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import { noteSignIn } from '@/lib/db/queries/account/note-sign-in';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import type { SignInInput } from '@/lib/domain/api/inputs';
import { AppError } from '@/lib/domain/errors';
import { normalEmail, roleOf } from '../accounts/new-account';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { isPassword } from '../password';
import { USED_CODE, spendProof, type Proof } from '../second-factor/proof';
import { startSession } from '../sessions/start';
import { takeAttempt } from './attempts';
import { checkSecondFactor, codeRefused } from './check-second-factor';
import { recordRefusal } from './refuse';
import { requirePasswordsAllowed } from './passwords-allowed';

/**
 * Checks an e-mail address, its password and the code of its second factor, where it has one, and starts a session.
 * An unknown address and a wrong password are refused in the same words, after the same work; that there is a second
 * factor is told only to whoever knows the password.
 * @returns the session's id, which the cookie carries.
 * @throws AppError `unauthenticated` (with a problem at `code` when only that is missing or wrong), `too-many-requests`, `forbidden`
 * while passwords are turned off.
 */
export async function signIn(
  ctx: AuthContext,
  input: SignInInput,
  caller: Caller,
): Promise<{ sessionId: string }> {
  await requirePasswordsAllowed(ctx);
  const email = normalEmail(input.email);
  const attemptId = await takeAttempt(ctx, { email, address: caller.address });
  const account = await checkPassword(ctx, { email, password: input.password }, caller);
  const proof = await checkSecondFactor(ctx, account, input.code ?? '', { id: attemptId, caller });
  return acceptSignIn(ctx, account, caller, proof);
}

async function checkPassword(
  ctx: AuthContext,
  { email, password }: { email: string; password: string },
  caller: Caller,
): Promise<Row<'account'>> {
  const account = await findAccountByEmail(ctx.database.kysely, email);
  const matches = await isPassword(account?.password_hash, password);
  if (account === undefined || !matches) {
    await recordRefusal(ctx, account, caller, 'wrong password');
    throw wrongPassword();
  }
  if (account.disabled_at !== null) {
    await recordRefusal(ctx, account, caller, 'disabled account');
    throw new AppError('unauthenticated', 'This account is disabled. Ask an admin of the console.');
  }
  return account;
}

async function acceptSignIn(
  ctx: AuthContext,
  account: Row<'account'>,
  caller: Caller,
  proof: Proof | null,
): Promise<{ sessionId: string }> {
  const now = ctx.clock.now();
  const actor = personOf(account, caller);
  const sessionId = await ctx.database.transaction(async (trx) => {
    if (proof !== null && !(await spendProof(trx, account, proof, { actor, at: now }))) return null;
    // What was checked above may have changed since; its sessions were ended then, and this would be one more.
    if (!(await noteSignIn(trx, account, now))) throw wrongPassword();
    await dropFailures(trx, { email: account.email });
    const id = await startSession(trx, { accountId: account.id, caller, now });
    await recordAct(trx, {
      at: now,
      actor,
      verb: 'session.create',
      target: { kind: 'session', id, name: account.name },
      outcome: 'done',
      ...(proof === null ? {} : { detail: { secondFactor: proof.kind } }),
    });
    return id;
  });
  if (sessionId !== null) return { sessionId };
  await recordRefusal(ctx, account, caller, 'used code');
  throw codeRefused(USED_CODE);
}

function wrongPassword(): AppError {
  return new AppError('unauthenticated', 'The e-mail address or the password is not right.');
}

function personOf(account: Row<'account'>, caller: Caller): Actor {
  const { id, name, role } = account;
  return { kind: 'person', id, name, role: roleOf(role), address: caller.address, ...requestOf(caller) };
}
