import type { Transaction } from 'kysely';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { lockAdmins } from '@/lib/db/queries/account/lock-admins';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import type { Row, RowUpdate, Schema } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';

interface Change {
  verb: 'account.set-role' | 'account.disable' | 'account.enable';
  values: RowUpdate<'account'>;
  /** After it, the account is no admin who may sign in. */
  takesAdmin: boolean;
  /** What else belongs to it. */
  also?: (trx: Transaction<Schema>, account: Row<'account'>) => Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Changes one account in one transaction with its audit entry, and never takes away the last admin.
 * @throws AppError `forbidden` (who does it is no admin any more), `not-found`, `conflict` (nobody could manage accounts any more).
 */
export async function changeAccount(ctx: AuthActContext, id: string, change: Change): Promise<void> {
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    // Always, and first: two admins who change each other come one after the other.
    const admins = await lockAdmins(trx, ctx.database.support);
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    const account = await findAccount(trx, id);
    if (account === undefined) throw new AppError('not-found', 'There is no such account.');
    if (change.takesAdmin && admins.length === 1 && admins[0] === id) {
      throw new AppError(
        'conflict',
        `${account.name} is the last admin. Nothing was changed: make somebody else an admin first.`,
      );
    }
    await updateAccount(trx, id, change.values);
    const also = (await change.also?.(trx, account)) ?? {};
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: change.verb,
      target: { kind: 'account', id, name: account.name },
      outcome: 'done',
      detail: { email: account.email, roleBefore: account.role, ...also },
    });
  });
}
