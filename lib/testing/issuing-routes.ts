import type { CookieKind } from '@/lib/auth/sessions/cookie';

/** The hexadecimal form of 32 random bytes: OAuth client secrets and tokens, and the token of a form (CSRF). */
const HEX = /^[0-9a-f]{64}$/;
const RECOVERY_CODE = /^[A-Z2-9]{5}-[A-Z2-9]{5}$/;
const APP_KEY = /^[A-Z2-7]{32}$/;
const API = '/api/console/v1';

interface Issue {
  /** Method and path of the request that is answered. */
  at: RegExp;
  secret: RegExp;
}

/** The one answer that shows each kind of secret the program makes. There is no other, and none that shows one it was given. */
const IN_BODY: readonly Issue[] = [
  { at: at('POST', `${API}/api-tokens`), secret: /^fxa_/ },
  { at: at('POST', `${API}/gateway-tokens`), secret: /^fac_gw_/ },
  { at: at('POST', `${API}/kiosk-links`), secret: /^fxk_/ },
  { at: at('POST', `${API}/notifications/channels`), secret: /^whsec_/ },
  { at: at('POST', `${API}/notifications/channels/[^/]+/rotate`), secret: /^whsec_/ },
  { at: at('POST', `${API}/people/invitations`), secret: /^fac_inv_/ },
  { at: at('POST', `${API}/people/[^/]+/reset-link`), secret: /^fac_pwr_/ },
  { at: at('POST', `${API}/oauth-clients`), secret: HEX },
  { at: at('POST', `${API}/oauth-clients/[^/]+/rotate`), secret: HEX },
  { at: at('POST', `${API}/profile/second-factor/begin`), secret: APP_KEY },
  { at: at('POST', `${API}/profile/second-factor/confirm`), secret: RECOVERY_CODE },
  { at: at('POST', `${API}/profile/second-factor/recovery-codes`), secret: RECOVERY_CODE },
  { at: at('POST', '/oauth/token'), secret: HEX },
  { at: at('GET', '/api/auth/csrf'), secret: HEX },
];

/**
 * The one answer that gives a browser each cookie: by its name, without the prefix of https. Null for the page somebody goes to after
 * signing in, which is no secret.
 */
const COOKIES: Readonly<Record<CookieKind, RegExp | null>> = {
  callback: null,
  session: /^(?:POST \/api\/auth\/callback\/credentials|GET \/api\/auth\/openid\/callback)$/,
  openid: at('POST', '/api/auth/openid/start'),
  // Next answers HEAD with GET.
  invitation: at('(?:GET|HEAD)', '/invite/[^/]+'),
  reset: at('(?:GET|HEAD)', '/reset/[^/]+'),
  // A screen that runs comes to its board with a cookie of before, and gets the present one there.
  kiosk: at('(?:GET|HEAD)', '(?:/wall/[^/]+|/api/wall/v1/board)'),
  csrf: /^(?:GET|POST) \/api\/auth\//,
};

/** Links, which are exchanged for a cookie at once. Their addresses hold the secret, and no other's may. */
const LINK = /^\/(?:invite\/fac_inv_|reset\/fac_pwr_|wall\/fxk_)[\w-]+$/;

/** @param request method and path, such as `POST /oauth/token` */
export function mayShow(request: string, secret: string): boolean {
  return IN_BODY.some((issue) => issue.at.test(request) && issue.secret.test(secret));
}

/** Whether an answer may set the cookie of this name; undefined for one that is no secret, which any may. */
export function maySet(request: string, cookie: string): boolean | undefined {
  return new Map<string, RegExp | null>(Object.entries(COOKIES)).get(cookie)?.test(request);
}

export function isLink(path: string): boolean {
  return LINK.test(path);
}

function at(method: string, path: string): RegExp {
  return new RegExp(`^${method} ${path}$`);
}
