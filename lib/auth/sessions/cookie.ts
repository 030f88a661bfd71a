import { decode, encode } from 'next-auth/jwt';
import { getCookies, Headers as CookieHeaders } from 'undici';
import { z } from 'zod';
import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { LONGEST_MS } from './lifetime';

/** Everything a browser keeps for us. */
export type CookieKind = 'session' | 'csrf' | 'callback' | 'openid' | 'invitation' | 'reset' | 'kiosk';

/** What our cookies are called. `__Host-` makes a browser refuse one that came without https or from another host. */
export function cookieName(ctx: Pick<AuthContext, 'secureCookies'>, name: CookieKind): string {
  return `${ctx.secureCookies ? '__Host-' : ''}fluxx-alert-console.${name}`;
}

/** The value of a cookie that a request brings; undefined when it brings none of that name. */
export function sentCookie(headers: HeaderReader, name: string): string | undefined {
  return getCookies(new CookieHeaders({ cookie: headers.get('cookie') ?? '' }))[name];
}

/** The token carries nothing but the session's id: everything else is read from its row, at every request. */
const tokenContent = z.object({ sessionId: z.uuid() });

/** Makes the value of a session's cookie: an encrypted token. */
export function sealSessionToken(
  ctx: Pick<AuthContext, 'sessionSecret'>,
  sessionId: string,
): Promise<string> {
  return encode({ token: { sessionId }, secret: ctx.sessionSecret, maxAge: LONGEST_MS / 1000 });
}

/** The session that a request's cookie names; null when there is none, or it was not made with our secret. */
export async function sessionIdOf(
  ctx: Pick<AuthContext, 'sessionSecret' | 'secureCookies'>,
  headers: HeaderReader,
): Promise<string | null> {
  const token = sentCookie(headers, cookieName(ctx, 'session'));
  if (token === undefined || token === '') return null;
  const content = await decode({ token, secret: ctx.sessionSecret }).catch(() => null);
  const parsed = tokenContent.safeParse(content);
  return parsed.success ? parsed.data.sessionId : null;
}
