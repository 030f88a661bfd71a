import { recordAct } from '@/lib/audit/record';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { setLinkAccount } from '@/lib/db/queries/account-link/set-link-account';
import { spendLink } from '@/lib/db/queries/account-link/spend-link';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import type { AcceptInput } from '@/lib/domain/api/people';
import { AppError } from '@/lib/domain/errors';
import { newAccountRow, roleOf } from '../accounts/new-account';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { linkRefused, requireLink } from './find-link';

/**
 * Makes the account an invitation is for. Of several at the same moment one succeeds: the one that uses the link up.
 * @returns the address to sign in with.
 * @throws AppError `forbidden` (the link opens nothing), `invalid`, `conflict` (the address got an account meanwhile).
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
  const row = await newAccountRow(
    { email: link.email, name: input.name, role, password: input.password },
    now,
  );
  await ctx.database.transaction(async (trx) => {
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
