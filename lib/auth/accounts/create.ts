import { recordAct } from '@/lib/audit/record';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';
import { newAccountRow, type NewAccount } from './new-account';

/**
 * Makes an account that may sign in at once. With the first one, the setup code is used up.
 * @throws AppError `invalid` (a field is wrong), `conflict` (the e-mail address has an account already).
 */
export async function createAccount(
  ctx: AuthActContext,
  input: NewAccount,
): Promise<{ id: string; email: string; name: string; role: NewAccount['role'] }> {
  const now = ctx.clock.now();
  const row = await newAccountRow(input, now);
  await ctx.database.transaction(async (trx) => {
    if (!(await insertAccount(trx, row))) {
      throw new AppError('conflict', `${row.email} has an account already. Nothing was changed.`);
    }
    await dropSetupCode(trx);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'account.create',
      target: { kind: 'account', id: row.id, name: row.name },
      outcome: 'done',
      detail: { email: row.email, role: row.role },
    });
  });
  return { id: row.id, email: row.email, name: row.name, role: input.role };
}
