import type { Sealer } from '@/lib/db/seal';
import type { Actor } from '@/lib/domain/actor';
import type { AddressPolicy } from '@/lib/domain/outbound-url';
import type { AuthContext } from '../context';

/** What signing in with an OpenID provider works with, beyond what signing in does. */
export interface OpenIdContext extends AuthContext {
  sealer: Sealer;
  /** Which addresses a provider may have. */
  addressPolicy: AddressPolicy;
  /**
   * Asks the provider, through the guard of outgoing calls; no redirect is followed.
   * @throws ProviderUnreachableError when no whole answer came.
   */
  askProvider(request: Request): Promise<Response>;
}

/** One act on the settings of sign-in: who does it. */
export interface OpenIdActContext extends OpenIdContext {
  actor: Actor;
}
