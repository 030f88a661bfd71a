import { findProvider } from '@/lib/db/queries/openid/find-provider';
import type { AuthContext } from '../context';

/** What the sign-in page offers. */
export interface SignInWays {
  passwords: boolean;
  /** The name on the provider's button; null when none is set up. */
  provider: string | null;
}

/** How people may sign in at the moment. Nothing else of the settings is told to whoever is not signed in. */
export async function readSignInWays(ctx: Pick<AuthContext, 'database'>): Promise<SignInWays> {
  const provider = await findProvider(ctx.database.kysely);
  if (provider === undefined) return { passwords: true, provider: null };
  return { passwords: provider.passwords_allowed !== 0, provider: provider.button_name };
}
