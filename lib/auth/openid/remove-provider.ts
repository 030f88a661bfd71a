import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { dropProvider } from '@/lib/db/queries/openid/drop-provider';
import { lockProvider } from '@/lib/db/queries/openid/find-provider';
import type { RemoveProviderInput } from '@/lib/domain/api/sign-in-settings';
import { AppError } from '@/lib/domain/errors';
import type { OpenIdActContext } from './context';
import { forgetProvider } from './connect';

/**
 * Removes the provider with its secret; passwords count again. Who is tied to which identity stays, for the same provider set
 * up again.
 * @throws AppError `conflict` when it was changed since it was looked at, or removed already; `forbidden` to who is no admin any more
 */
export async function removeProvider(
  ctx: OpenIdActContext,
  { seenVersion, shown }: RemoveProviderInput,
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    const provider = await lockProvider(trx, ctx.database.support);
    if (provider?.version !== seenVersion) {
      throw new AppError(
        'conflict',
        'Somebody else changed or removed the provider since you opened this page. Nothing was removed: look at it as it is now.',
      );
    }
    await dropProvider(trx);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'sign-in.remove-provider',
      outcome: 'done',
      detail: { issuer: provider.issuer, passwordsWereAllowed: provider.passwords_allowed !== 0, shown },
    });
  });
  forgetProvider(ctx);
}
