import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import type { HeaderReader } from '../caller';
import { cookieName, sentCookie } from '../sessions/cookie';
import type { AuthContext } from '../context';

/** Between the button and the way back. */
export const LONGEST_S = 600;

/** Keeps this cookie from being read as a session's, and the other way round. */
const SALT = 'openid sign-in';

const begunContent = z.object({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(43),
  redirectUri: z.url(),
  /** An own path. */
  destination: z.string(),
  /** Which connection it was begun with; one that was changed meanwhile does not count. */
  connectionSetAt: z.int(),
  expiresAt: z.int(),
});

/** A sign-in that was begun in this browser. It is kept in an encrypted cookie, and nowhere else. */
export type Begun = z.infer<typeof begunContent>;

export function sealBegun(ctx: Pick<AuthContext, 'sessionSecret'>, begun: Begun): Promise<string> {
  return encode({ token: { ...begun }, secret: ctx.sessionSecret, maxAge: LONGEST_S, salt: SALT });
}

/** The sign-in that was begun in the browser that sends this; null when there is none, or its time is over. */
export async function begunOf(ctx: AuthContext, headers: HeaderReader): Promise<Begun | null> {
  const token = sentCookie(headers, cookieName(ctx, 'openid'));
  if (token === undefined || token === '') return null;
  const content = await decode({ token, secret: ctx.sessionSecret, salt: SALT }).catch(() => null);
  const parsed = begunContent.safeParse(content);
  return parsed.success && parsed.data.expiresAt > ctx.clock.now() ? parsed.data : null;
}

/** What a used state is remembered by. */
export function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
