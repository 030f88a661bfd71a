import { API_PREFIX, KIOSK_PREFIX, type TokenKind } from '@/lib/domain/tokens';

/** The two kinds that are looked after here; the gateway looks after its own. */
export type CheckedKind = Exclude<TokenKind, 'gateway'>;

/** What a kind of token is called in the activity log, and to people. */
export const TOKEN_KINDS = {
  api: { prefix: API_PREFIX, object: 'api-token', called: 'API token' },
  kiosk: { prefix: KIOSK_PREFIX, object: 'kiosk-link', called: 'kiosk link' },
} as const satisfies Record<CheckedKind, object>;
