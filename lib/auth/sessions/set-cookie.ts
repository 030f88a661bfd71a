import { Headers as CookieHeaders, setCookie } from 'undici';
import type { AuthContext } from '../context';
import { cookieName } from './cookie';

/** One cookie of ours as the text of a `Set-Cookie` header, with the attributes that next-auth gives them, too. */
export function cookieText(
  ctx: Pick<AuthContext, 'secureCookies'>,
  name: Parameters<typeof cookieName>[1],
  { value, seconds }: { value: string; seconds: number },
): string {
  const headers = new CookieHeaders();
  setCookie(headers, {
    name: cookieName(ctx, name),
    value,
    maxAge: seconds,
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: ctx.secureCookies,
  });
  return headers.getSetCookie()[0] ?? '';
}
