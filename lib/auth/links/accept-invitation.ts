import { recordAct } from '@/lib/audit/record';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { setLinkAccount } from '@/lib/db/queries/account-link/set-link-account';
import { spendLink } from '@/lib/db/queries/account-link/spend-link';
import { holdProvider } from '@/lib/db/queries/openid/find-provider';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import type { AcceptInput } from '@/lib/domain/api/people';
import { AppError } from '@/lib/domain/errors';
import { newAccountRow, roleOf } from '../accounts/new-account';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { allowsPasswords, arePasswordsAllowed } from '../sign-in/passwords-allowed';
import { linkRefused, requireLink } from './find-link';

/**
 * Makes the account an invitation is for. Of several at the same moment one succeeds: the one that uses the link up. While
 * signing in with a password is turned off it gets none, so that the provider can let its owner in.
 * @returns the address to sign in with.
 * @throws AppError `forbidden` (the link opens nothing), `invalid`, `conflict` (the address got an account meanwhile,
 * or passwords were allowed or turned off).
 */
export async function acceptInvitation(
  ctx: AuthContext,
  secret: string | null,
  input: AcceptInput,
  caller: Caller,
): Promise<{ email: string }> {
  const link = await requireLink(ctx, 'invitation', secret);
  const now = ctx.clock.now();
  const role = roleOf(link.role ?? '');
  const withPassword = await arePasswordsAllowed(ctx);
  const password = withPassword ? requirePassword(input.password) : null;
  const row = await newAccountRow({ email: link.email, name: input.name, role, password }, now);
  await ctx.database.transaction(async (trx) => {
    const provider = await holdProvider(trx, ctx.database.support);
    if (allowsPasswords(provider) !== withPassword) throw waysChanged();
    if (!(await spendLink(trx, link.id, now))) throw linkRefused('used');
    if (!(await insertAccount(trx, row)))
      throw new AppError(
        'conflict',
        `${row.email} has an account already. Nothing was changed: sign in with it.`,
      );
    await setLinkAccount(trx, link.id, row.id);
    await dropSetupCode(trx);
    await recordAct(trx, {
      at: now,
      actor: {
        kind: 'person',
        id: row.id,
        name: row.name,
        role,
        address: caller.address,
        ...requestOf(caller),
      },
      verb: 'account.create',
      target: { kind: 'account', id: row.id, name: row.name },
      outcome: 'done',
      detail: { email: row.email, role, from: 'invitation', invitedBy: link.created_by, link: link.id },
    });
  });
  return { email: row.email };
}

/** The page asks for none while passwords are turned off; that may have changed since it was opened. */
function requirePassword(password: string | undefined): string {
  if (password !== undefined) return password;
  const message =
    'Signing in with a password is allowed again since you opened this page. Nothing was changed: reload it and choose one.';
  throw new AppError('invalid', message, { problems: [{ path: 'password', message }] });
}

function waysChanged(): AppError {
  return new AppError(
    'conflict',
    'How people sign in was changed a moment ago. Nothing was changed here: reload this page and go on.',
  );
}
