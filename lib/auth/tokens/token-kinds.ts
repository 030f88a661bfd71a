import { API_PREFIX, GATEWAY_PREFIX, KIOSK_PREFIX, type TokenKind } from '@/lib/domain/tokens';

/** The two kinds that are made and revoked here; those of the gateway are in lib/console/tokens. */
export type MadeKind = Exclude<TokenKind, 'gateway'>;

/** What a kind of token is called in the activity log, and to people. */
export const TOKEN_KINDS = {
  api: { prefix: API_PREFIX, object: 'api-token', called: 'API token' },
  kiosk: { prefix: KIOSK_PREFIX, object: 'kiosk-link', called: 'kiosk link' },
  gateway: { prefix: GATEWAY_PREFIX, object: 'gateway-token', called: 'gateway token' },
} as const satisfies Record<TokenKind, object>;
