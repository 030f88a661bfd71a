import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { writeJson } from '@/lib/db/json';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import { getSecondFactorRule, SECOND_FACTOR_RULE } from '@/lib/db/queries/setting/get-second-factor-rule';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { Queryable } from '@/lib/db/database';
import { AppError } from '@/lib/domain/errors';
import type { SecondFactorRule } from '@/lib/domain/second-factor-rule';
import type { AuthActContext } from '../context';

/**
 * Sets who must have a second factor. Whoever has none is led to it with their next click, and can do nothing else before; whoever runs
 * the machine can always take it back from the command line.
 * @returns whether it was another one before.
 * @throws AppError `invalid` for an admin with a password and without a second factor: they would be the first it stops; `forbidden` for one who is no admin any more.
 */
export async function requireSecondFactor(ctx: AuthActContext, rule: SecondFactorRule): Promise<boolean> {
  return ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    const before = await getSecondFactorRule(trx);
    if (before === rule) return false;
    if (rule !== 'off' && ctx.actor.id !== null && !(await hasShown(trx, ctx.actor.id)))
      throw notOnYourself();
    await putSetting(trx, SECOND_FACTOR_RULE, writeJson(rule));
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'second-factor.require',
      outcome: 'done',
      detail: { before, after: rule },
    });
    return true;
  });
}

/** Whether it works for whoever asks it of others: they have one, or need none because they have no password. */
async function hasShown(trx: Queryable, accountId: string): Promise<boolean> {
  const account = await findAccount(trx, accountId);
  const factor = await findSecondFactor(trx, accountId);
  return account?.password_hash === null || (factor !== undefined && factor.confirmed_at !== null);
}

function notOnYourself(): AppError {
  const message =
    'Turn your own second factor on first, in your profile, so that you know it works here. Nothing was changed.';
  return new AppError('invalid', message, { problems: [{ path: 'rule', message }] });
}
