import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { WALL_API, WALL_PATH } from '@/lib/domain/wall';
import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { sentCookie } from '../sessions/cookie';
import { setCookieText } from '../sessions/set-cookie';

type CookieContext = Pick<AuthContext, 'sessionSecret' | 'secureCookies'>;

/** The longest a browser keeps a cookie. When the link itself ends, its row says. */
const LONGEST_SECONDS = 400 * 24 * 60 * 60;

/** Keeps a screen's cookie and a person's session apart: neither opens with the other's key. */
const SALT = 'wall';

/** `__Host-` would want the whole of the site; a screen's cookie is sent to the board and to nothing else. */
function cookieName(ctx: CookieContext): string {
  return `${ctx.secureCookies ? '__Secure-' : ''}fluxx-alert-console.wall`;
}

const content = z.object({ kioskId: z.uuid() });

/** The Set-Cookie headers that turn a browser into the screen of a kiosk link: one for the page and one for what it reads. */
export async function kioskCookies(ctx: CookieContext, kioskId: string): Promise<string[]> {
  const value = await encode({
    token: { kioskId },
    secret: ctx.sessionSecret,
    maxAge: LONGEST_SECONDS,
    salt: SALT,
  });
  const cookie = { name: cookieName(ctx), value, seconds: LONGEST_SECONDS };
  return [WALL_PATH, WALL_API].map((path) => setCookieText(ctx, { ...cookie, path }));
}

/** The kiosk link a request's cookie stands for; null when there is none, or it was not made with our secret. */
export async function kioskIdOf(ctx: CookieContext, headers: HeaderReader): Promise<string | null> {
  const token = sentCookie(headers, cookieName(ctx));
  if (token === undefined || token === '') return null;
  const opened = await decode({ token, secret: ctx.sessionSecret, salt: SALT }).catch(() => null);
  const parsed = content.safeParse(opened);
  return parsed.success ? parsed.data.kioskId : null;
}
