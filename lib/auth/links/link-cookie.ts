import type { LinkKind } from '@/lib/domain/link-paths';
import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { cookieName, sentCookie } from '../sessions/cookie';
import { cookieText } from '../sessions/set-cookie';
import { isLinkSecret } from './link-secret';

type CookieContext = Pick<AuthContext, 'secureCookies'>;

/** Long enough to fill a form, short enough that a browser left alone forgets it. The link can be opened again. */
const SECONDS = 30 * 60;

/**
 * The `Set-Cookie` that takes a link's secret out of the address. `Lax`, because the link is opened from an e-mail: a
 * `Strict` cookie would not come back with the page it leads to.
 * @param secret null takes the cookie away.
 */
export function linkCookie(ctx: CookieContext, kind: LinkKind, secret: string | null): string {
  return cookieText(ctx, kind, { value: secret ?? '', seconds: secret === null ? 0 : SECONDS });
}

/** The secret that a request's cookie holds; null when there is none that could be one. */
export function linkSecretOf(ctx: CookieContext, kind: LinkKind, headers: HeaderReader): string | null {
  const secret = sentCookie(headers, cookieName(ctx, kind));
  return secret !== undefined && isLinkSecret(kind, secret) ? secret : null;
}
