import { recordAct } from '@/lib/audit/record';
import { hasAccount } from '@/lib/db/queries/account/has-account';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import { putSetupCode } from '@/lib/db/queries/setup-code/put-setup-code';
import { systemActor } from '@/lib/domain/actor';
import { newAccountRow } from '../accounts/new-account';
import type { AuthContext } from '../context';

/**
 * Makes the first admin from `ADMIN_EMAIL` and `ADMIN_PASSWORD`; does nothing when somebody has an account.
 * @returns whether an account was made.
 * @throws AppError `invalid` when the address or the password cannot be used.
 */
export async function ensureAdmin(
  ctx: AuthContext,
  admin: { email: string; password: string },
): Promise<boolean> {
  if (await hasAccount(ctx.database.kysely)) return false;
  const now = ctx.clock.now();
  const row = await newAccountRow({ ...admin, name: admin.email, role: 'admin' }, now);
  return ctx.database.transaction(async (trx) => {
    // Instances that start at the same moment, and a setup in the browser, wait for this row.
    await putSetupCode(trx, '', now);
    const isFirst = !(await hasAccount(trx)) && (await insertAccount(trx, row));
    await dropSetupCode(trx);
    if (!isFirst) return false;
    await recordAct(trx, {
      at: now,
      actor: systemActor,
      verb: 'account.create',
      target: { kind: 'account', id: row.id, name: row.name },
      outcome: 'done',
      detail: { email: row.email, role: row.role, from: 'ADMIN_EMAIL' },
    });
    return true;
  });
}
