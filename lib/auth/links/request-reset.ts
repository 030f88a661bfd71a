import { setTimeout as pause } from 'node:timers/promises';
import { recordAct } from '@/lib/audit/record';
import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import { normalEmail } from '../accounts/new-account';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';
import { strangerOf } from '../stranger';
import { takeResetAttempt } from '../sign-in/attempts';
import { requirePasswordsAllowed } from '../sign-in/passwords-allowed';
import { keepAside } from './aside';
import { makeResetLink } from './make-reset-link';

/** Work for an address that is known begins so much later, so that it falls into no answer and can be measured by nobody. */
const LATER_MS = 500;

/**
 * Sends a link for a new password to an address, if it has an account that may sign in. Whether it has one shows neither in
 * the answer nor in the time it takes: all of it happens after the answer.
 * @throws AppError `too-many-requests`, `unavailable` (the console sends no e-mail), `forbidden` while passwords are turned off.
 */
export async function requestReset(ctx: AuthContext, typed: string, caller: Caller): Promise<void> {
  if (ctx.mailer === null) {
    throw new AppError(
      'unavailable',
      'This console sends no e-mail. Nothing was changed: ask an admin for a link to choose a new password.',
    );
  }
  await requirePasswordsAllowed(ctx);
  const email = normalEmail(typed);
  await takeResetAttempt(ctx, { email, address: caller.address });
  void keepAside(
    sendIfKnown(ctx, email, caller).catch((error: unknown) =>
      ctx.log.error({ error }, 'A link for a new password could not be made'),
    ),
  );
}

async function sendIfKnown(ctx: AuthContext, email: string, caller: Caller): Promise<void> {
  await pause(LATER_MS);
  const actor = strangerOf(caller);
  const account = await findAccountByEmail(ctx.database.kysely, email);
  const reason = whyNot(account);
  if (account !== undefined && reason === null) {
    await (
      await makeResetLink({ ...ctx, actor }, account.id)
    ).delivery;
    return;
  }
  // An address nobody has is not written down: it may be a password typed into the wrong field.
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor,
    verb: 'password-reset.refuse',
    ...(account === undefined ? {} : { target: { kind: 'account', id: account.id, name: account.name } }),
    outcome: 'refused',
    detail: { reason },
  });
}

/** Whose password is kept by a provider has none to choose here; an admin can still make them a link. */
function whyNot(account: Row<'account'> | undefined): string | null {
  if (account === undefined) return 'unknown account';
  if (account.disabled_at !== null) return 'disabled account';
  return account.password_hash === null ? 'no password here' : null;
}
