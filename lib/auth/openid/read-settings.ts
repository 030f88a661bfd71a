import { countWithoutPassword } from '@/lib/db/queries/account/count-without-password';
import { countWithoutSecondFactor } from '@/lib/db/queries/account/count-without-second-factor';
import { findProvider } from '@/lib/db/queries/openid/find-provider';
import { getSecondFactorRule } from '@/lib/db/queries/setting/get-second-factor-rule';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import type { OpenIdContext } from './context';
import { hasProvenAdmin } from './has-proven-admin';
import { settingsOf } from './provider';
import { redirectUris } from './redirect-uri';

/** How people sign in, as the settings page shows it: everything but the secret. */
export async function readSignInSettings(ctx: OpenIdContext): Promise<SignInSettingsView> {
  const db = ctx.database.kysely;
  const row = await findProvider(db);
  const provider = row === undefined ? null : settingsOf(row);
  // While passwords are turned off the rule asks nobody.
  const asksNobody = provider?.passwordsAllowed === false;
  const without = asksNobody ? new Map<string, number>() : await countWithoutSecondFactor(db);
  return {
    provider,
    redirectUris: redirectUris(ctx),
    adminProven:
      provider !== null &&
      (await hasProvenAdmin(db, { issuer: provider.issuer, setAt: provider.connectionSetAt })),
    accountsWithoutPassword: await countWithoutPassword(db),
    secondFactor: {
      rule: await getSecondFactorRule(db),
      adminsWithout: without.get('admin') ?? 0,
      peopleWithout: [...without.values()].reduce((sum, count) => sum + count, 0),
    },
  };
}
