import type { TokenView } from '@/lib/domain/api/tokens';

/** Whether a token works, and why not. */
export type TokenState = 'live' | 'revoked' | 'expired';

export function stateOf(token: Pick<TokenView, 'revokedAt' | 'expiresAt'>, now: number): TokenState {
  if (token.revokedAt !== null) return 'revoked';
  return token.expiresAt !== null && token.expiresAt <= now ? 'expired' : 'live';
}
