import { recordAct } from '@/lib/audit/record';
import { hasAccount } from '@/lib/db/queries/account/has-account';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import { isSetupCode } from '@/lib/db/queries/setup-code/is-setup-code';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { NewRow } from '@/lib/db/schema';
import type { SetupInput } from '@/lib/domain/api/inputs';
import { AppError } from '@/lib/domain/errors';
import { newAccountRow } from '../accounts/new-account';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';
import { strangerOf } from '../stranger';
import { SETUP_ATTEMPTS, takeAttempt } from '../sign-in/attempts';
import { hashSetupCode } from './setup-code';

/**
 * Makes the first admin with the code from the terminal. Of several at the same moment exactly one succeeds: the one
 * that uses the code up.
 * @throws AppError `conflict` (it is done already), `forbidden` (wrong code), `invalid`, `too-many-requests`.
 */
export async function completeSetup(
  ctx: AuthContext,
  input: SetupInput,
  caller: Caller,
): Promise<{ id: string }> {
  if (await hasAccount(ctx.database.kysely)) throw doneAlready();
  const codeHash = hashSetupCode(input.code);
  await takeAttempt(ctx, { email: SETUP_ATTEMPTS, address: caller.address });
  if (!(await isSetupCode(ctx.database.kysely, codeHash))) throw await noSuchCode(ctx, caller);
  // A right code is no wrong attempt, whatever is the matter with the rest of the form.
  await dropFailures(ctx.database.kysely, { email: SETUP_ATTEMPTS });
  const { name, email, password } = input;
  const row = await newAccountRow({ name, email, password, role: 'admin' }, ctx.clock.now());
  await makeFirstAdmin(ctx, row, codeHash, caller);
  return { id: row.id };
}

async function makeFirstAdmin(
  ctx: AuthContext,
  row: NewRow<'account'>,
  codeHash: string,
  caller: Caller,
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const isCodeUsed = await dropSetupCode(trx, codeHash);
    if (await hasAccount(trx)) throw doneAlready();
    if (!isCodeUsed) throw wrongCode();
    await insertAccount(trx, row);
    await recordAct(trx, {
      at: row.created_at,
      actor: { ...strangerOf(caller), id: row.id, name: row.name, role: 'admin' },
      verb: 'account.create',
      target: { kind: 'account', id: row.id, name: row.name },
      outcome: 'done',
      detail: { email: row.email, role: row.role, from: 'setup code' },
    });
  });
}

/** A code is gone, too, when somebody else used it up a moment ago: then setup is over, and the code was no wrong one. */
async function noSuchCode(ctx: AuthContext, caller: Caller): Promise<AppError> {
  if (await hasAccount(ctx.database.kysely)) return doneAlready();
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: strangerOf(caller),
    verb: 'setup.refuse',
    outcome: 'refused',
  });
  return wrongCode();
}

function wrongCode(): AppError {
  const message =
    'This is not the setup code. Nothing was changed: type the one the terminal printed last; each start prints a new one.';
  return new AppError('forbidden', message, { problems: [{ path: 'code', message }] });
}

function doneAlready(): AppError {
  return new AppError(
    'conflict',
    'The first account has been made already, so setup is over. Nothing was changed: sign in, or ask an admin for an account.',
  );
}
