import { recordAct } from '@/lib/audit/record';
import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import type { SignInInput } from '@/lib/domain/api/inputs';
import { AppError } from '@/lib/domain/errors';
import { normalEmail, roleOf } from '../accounts/new-account';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';
import { isPassword } from '../password';
import { startSession } from '../sessions/start';
import { takeAttempt } from './attempts';

/**
 * Checks an e-mail address and its password, and starts a session.
 * An unknown address and a wrong password are refused in the same words, after the same work.
 * @returns the session's id, which the cookie carries.
 * @throws AppError `unauthenticated`, `too-many-requests`.
 */
export async function signIn(
  ctx: AuthContext,
  input: SignInInput,
  caller: Caller,
): Promise<{ sessionId: string }> {
  const email = normalEmail(input.email);
  const { isLast } = await takeAttempt(ctx, { email, address: caller.address });
  const account = await findAccountByEmail(ctx.database.kysely, email);
  const matches = await isPassword(account?.password_hash, input.password);
  if (account === undefined || !matches) {
    await recordRefusal(ctx, account, caller, { reason: 'wrong password', locks: isLast });
    throw new AppError('unauthenticated', 'The e-mail address or the password is not right.');
  }
  if (account.disabled_at !== null) {
    await recordRefusal(ctx, account, caller, { reason: 'disabled account', locks: isLast });
    throw new AppError('unauthenticated', 'This account is disabled. Ask an admin of the console.');
  }
  return acceptSignIn(ctx, account, caller);
}

async function acceptSignIn(
  ctx: AuthContext,
  account: Row<'account'>,
  caller: Caller,
): Promise<{ sessionId: string }> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    await dropFailures(trx, { email: account.email });
    await updateAccount(trx, account.id, { last_sign_in_at: now });
    const sessionId = await startSession(trx, { accountId: account.id, caller, now });
    await recordAct(trx, {
      at: now,
      actor: personOf(account, caller),
      verb: 'session.create',
      target: { kind: 'session', id: sessionId, name: account.name },
      outcome: 'done',
    });
    return { sessionId };
  });
}

/**
 * An address nobody has is not written down: it may be a password typed into the wrong field. Attempts that are not even looked at,
 * because too many were wrong before, are not either: the entry before them says that they begin.
 */
async function recordRefusal(
  ctx: AuthContext,
  account: Row<'account'> | undefined,
  caller: Caller,
  { reason, locks }: { reason: string; locks: boolean },
): Promise<void> {
  const somebody: Actor = {
    kind: 'person',
    id: null,
    name: 'Somebody',
    role: 'viewer',
    address: caller.address,
    ...requestOf(caller),
  };
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: somebody,
    verb: 'session.refuse',
    ...(account === undefined ? {} : { target: { kind: 'account', id: account.id, name: account.name } }),
    outcome: 'refused',
    detail: {
      reason: account === undefined ? 'unknown account' : reason,
      ...(locks ? { furtherAttempts: 'refused for a while' } : {}),
    },
  });
}

function personOf(account: Row<'account'>, caller: Caller): Actor {
  const { id, name, role } = account;
  return { kind: 'person', id, name, role: roleOf(role), address: caller.address, ...requestOf(caller) };
}

function requestOf({ requestId }: Caller): { requestId?: string } {
  return requestId === undefined ? {} : { requestId };
}
