import { decode, encode } from 'next-auth/jwt';
import { getCookies, Headers as CookieHeaders } from 'undici';
import { z } from 'zod';
import { WALL_API, WALL_PATH } from '@/lib/domain/wall';
import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';

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
  return [WALL_PATH, WALL_API].map((path) =>
    [
      `${cookieName(ctx)}=${value}`,
      `Path=${path}`,
      `Max-Age=${LONGEST_SECONDS}`,
      'HttpOnly',
      // Strict would withhold it from the very redirect that sets it, when the link was opened from a mail.
      'SameSite=Lax',
      ...(ctx.secureCookies ? ['Secure'] : []),
    ].join('; '),
  );
}

/** The kiosk link a request's cookie stands for; null when there is none, or it was not made with our secret. */
export async function kioskIdOf(ctx: CookieContext, headers: HeaderReader): Promise<string | null> {
  const token = getCookies(new CookieHeaders({ cookie: headers.get('cookie') ?? '' }))[cookieName(ctx)];
  if (token === undefined || token === '') return null;
  const opened = await decode({ token, secret: ctx.sessionSecret, salt: SALT }).catch(() => null);
  const parsed = content.safeParse(opened);
  return parsed.success ? parsed.data.kioskId : null;
}
