/** How a gateway token begins, so that people, logs and secret scanners recognise it. */
export const GATEWAY_PREFIX = 'fac_gw_';
/** How an API token begins. */
export const API_PREFIX = 'fxa_';
/** How the token of a kiosk link begins. */
export const KIOSK_PREFIX = 'fxk_';

/** `gateway`: an integration polls with it; `api`: a program uses the console API with it; `kiosk`: a board is opened by it. */
export type TokenKind = 'gateway' | 'api' | 'kiosk';

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** The token of an `Authorization: Bearer …` header (RFC 6750); null when it holds none. */
export function bearerOf(header: string | null): string | null {
  return BEARER.exec(header ?? '')?.[1] ?? null;
}
