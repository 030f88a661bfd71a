import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { ownPath } from '@/lib/domain/own-path';
import type { AuthContext } from './context';
import { cookieName } from './sessions/cookie';
import { LONGEST_MS } from './sessions/lifetime';

/** What one request asks of next-auth. */
export interface NextAuthVerbs {
  /** Checks what was typed. @returns the id of the session it started, or null when it refused. */
  signIn(): Promise<string | null>;
  /** Ends the session a token names. */
  signOut(sessionId: unknown): Promise<void>;
}

/**
 * next-auth's options for one request. It keeps the token and the CSRF cookie; accounts, sessions, limits and the
 * words of a refusal are ours.
 *
 * Addresses: next-auth would send a browser to the one origin of `NEXTAUTH_URL`, whichever it came by. Every redirect
 * here is a bare path, so the browser stays at localhost, 127.0.0.1 or the proxy's name, and no foreign one gets in.
 */
export function nextAuthOptions(ctx: AuthContext, verbs: NextAuthVerbs): AuthOptions {
  const cookie = (name: 'session' | 'csrf' | 'callback') => ({
    name: cookieName(ctx, name),
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: ctx.secureCookies },
  });
  return {
    secret: ctx.sessionSecret,
    useSecureCookies: ctx.secureCookies,
    cookies: { sessionToken: cookie('session'), csrfToken: cookie('csrf'), callbackUrl: cookie('callback') },
    session: { strategy: 'jwt', maxAge: LONGEST_MS / 1000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: {},
        // next-auth's user is our session: its id is all that the token needs.
        authorize: async () => {
          const id = await verbs.signIn();
          return id === null ? null : { id };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user, trigger }) => (trigger === 'signIn' ? { sessionId: user.id } : token),
      redirect: ({ url }) => ownPath(url),
    },
    events: { signOut: ({ token }) => verbs.signOut(token['sessionId']) },
    logger: {
      // Its details may hold what was typed, so only the kind of the error is kept.
      error: (code) => ctx.log.error({ code }, 'next-auth failed'),
      warn: () => {},
      debug: () => {},
    },
  };
}
