import { Headers as CookieHeaders, setCookie } from 'undici';
import type { AuthContext } from '../context';
import { cookieName, type CookieKind } from './cookie';

type CookieContext = Pick<AuthContext, 'secureCookies'>;

/**
 * A cookie as the text of a `Set-Cookie` header, with the attributes that next-auth gives them, too. `Lax`: people come back from the
 * provider and open links from e-mails, and a `Strict` cookie would not come with the page that follows.
 */
export function setCookieText(
  ctx: CookieContext,
  { name, value, seconds, path }: { name: string; value: string; seconds: number; path: string },
): string {
  const headers = new CookieHeaders();
  setCookie(headers, {
    name,
    value,
    maxAge: seconds,
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: ctx.secureCookies,
  });
  return headers.getSetCookie()[0] ?? '';
}

/** The same for one of the cookies that go to the whole site. */
export function cookieText(
  ctx: CookieContext,
  name: CookieKind,
  cookie: { value: string; seconds: number },
): string {
  return setCookieText(ctx, { ...cookie, name: cookieName(ctx, name), path: '/' });
}
