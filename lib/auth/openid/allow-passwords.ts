import { recordAct } from '@/lib/audit/record';
import { lockProvider } from '@/lib/db/queries/openid/find-provider';
import { updateProvider } from '@/lib/db/queries/openid/put-provider';
import type { AuthActContext } from '../context';

/** Lets people sign in with passwords again: the way back from the command line. @returns whether they were turned off. */
export async function allowPasswords(ctx: AuthActContext): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    const provider = await lockProvider(trx, ctx.database.support);
    if (provider === undefined || provider.passwords_allowed !== 0) return false;
    await updateProvider(trx, {
      version: provider.version + 1,
      passwords_allowed: 1,
      updated_at: now,
      updated_by: ctx.actor.name,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'sign-in.allow-passwords',
      outcome: 'done',
    });
    return true;
  });
}
