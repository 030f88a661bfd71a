import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { WALL_API, WALL_PATH } from '@/lib/domain/wall';
import type { HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { cookieName, sentCookie } from '../sessions/cookie';
import { cookieText, setCookieText } from '../sessions/set-cookie';

type CookieContext = Pick<AuthContext, 'sessionSecret' | 'secureCookies'>;

/** The longest a browser keeps a cookie. When the link itself ends, its row says. */
const LONGEST_SECONDS = 400 * 24 * 60 * 60;

/** Keeps a screen's cookie and a person's session apart: neither opens with the other's key. */
const SALT = 'wall';

/** What the cookie was called while it had the two paths of the board in place of the whole site: screens still have it. */
function oldName(ctx: CookieContext): string {
  return `${ctx.secureCookies ? '__Secure-' : ''}fluxx-alert-console.wall`;
}

const OLD_PATHS = [WALL_PATH, WALL_API];

const content = z.object({ kioskId: z.uuid() });

/** The Set-Cookie headers that turn a browser into the screen of a kiosk link, and take the old cookies away. */
export async function kioskCookies(ctx: CookieContext, kioskId: string): Promise<string[]> {
  const value = await encode({
    token: { kioskId },
    secret: ctx.sessionSecret,
    maxAge: LONGEST_SECONDS,
    salt: SALT,
  });
  return [
    cookieText(ctx, 'kiosk', { value, seconds: LONGEST_SECONDS }),
    ...OLD_PATHS.map((path) => setCookieText(ctx, { name: oldName(ctx), value: '', seconds: 0, path })),
  ];
}

/** The same for a screen that came with an old cookie alone: it hangs where nobody would open its link again. Else none. */
export async function renewedKioskCookies(
  ctx: CookieContext,
  headers: HeaderReader,
  kioskId: string,
): Promise<string[]> {
  const isOld =
    sentCookie(headers, cookieName(ctx, 'kiosk')) === undefined &&
    sentCookie(headers, oldName(ctx)) !== undefined;
  return isOld ? kioskCookies(ctx, kioskId) : [];
}

/** The kiosk link a request's cookie stands for; null when there is none, or it was not made with our secret. */
export async function kioskIdOf(ctx: CookieContext, headers: HeaderReader): Promise<string | null> {
  const token = sentCookie(headers, cookieName(ctx, 'kiosk')) ?? sentCookie(headers, oldName(ctx));
  if (token === undefined || token === '') return null;
  const opened = await decode({ token, secret: ctx.sessionSecret, salt: SALT }).catch(() => null);
  const parsed = content.safeParse(opened);
  return parsed.success ? parsed.data.kioskId : null;
}
