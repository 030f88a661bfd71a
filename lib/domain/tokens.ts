/** How a gateway token begins, so that people, logs and secret scanners recognise it. */
export const GATEWAY_PREFIX = 'fac_gw_';

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** The token of an `Authorization: Bearer …` header (RFC 6750); null when it holds none. */
export function bearerOf(header: string | null): string | null {
  return BEARER.exec(header ?? '')?.[1] ?? null;
}
