import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import { spendLink } from '@/lib/db/queries/account-link/spend-link';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import { roleOf } from '../accounts/new-account';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { hashPassword } from '../password';
import { forgetAttempts } from '../sign-in/attempts';
import { requirePasswordsAllowed } from '../sign-in/passwords-allowed';
import { linkRefused, requireLink } from './find-link';

/**
 * Gives an account the password its owner chose by a link. Every session of it ends, every other link of this kind too, and
 * wrong passwords typed before count no more.
 * @throws AppError `forbidden` (the link opens nothing, or passwords are turned off), `invalid` (the password cannot be used).
 */
export async function resetPassword(
  ctx: AuthContext,
  secret: string | null,
  password: string,
  caller: Caller,
): Promise<{ email: string }> {
  await requirePasswordsAllowed(ctx);
  const link = await requireLink(ctx, 'reset', secret);
  const account = await accountOf(ctx.database.kysely, link);
  const passwordHash = await hashPassword(password, account);
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    if (!(await spendLink(trx, link.id, now))) throw linkRefused('used');
    const { id, name, email } = await accountOf(trx, link);
    await updateAccount(trx, id, { password_hash: passwordHash });
    const sessionsEnded = await revokeSessions(trx, { accountId: id }, now);
    await revokeLinks(trx, { kind: 'reset', accountId: id }, now);
    await forgetAttempts(trx, email);
    await recordAct(trx, {
      at: now,
      actor: ownerOf(account, caller),
      verb: 'account.reset-password',
      target: { kind: 'account', id, name },
      outcome: 'done',
      detail: { sessionsEnded, link: link.id, linkMadeBy: link.created_by },
    });
  });
  return { email: account.email };
}

async function accountOf(db: Queryable, link: Row<'account_link'>): Promise<Row<'account'>> {
  const account = link.account_id === null ? undefined : await findAccount(db, link.account_id);
  if (account === undefined || account.disabled_at !== null) throw linkRefused('revoked');
  return account;
}

function ownerOf(account: Row<'account'>, caller: Caller): Actor {
  const { id, name, role } = account;
  return { kind: 'person', id, name, role: roleOf(role), address: caller.address, ...requestOf(caller) };
}
