import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { signInInput, type SignInInput } from '@/lib/domain/api/inputs';
import { AppError } from '@/lib/domain/errors';
import { callerOf } from './caller';
import type { AuthContext } from './context';
import { nextAuthOptions, type NextAuthVerbs } from './next-auth-options';
import { endReplacedSession } from './sessions/end-replaced';
import { revokeSession } from './sessions/revoke';
import { sessionOf } from './sessions/session-of';
import { signIn } from './sign-in/sign-in';

/** What a browser sends to sign in or out. The CSRF token comes from `GET /api/auth/csrf`. */
export const nextAuthInput = z.strictObject({
  csrfToken: z.string().max(200),
  callbackUrl: z.string().max(2000).optional(),
  email: z.string().max(320).optional(),
  password: z.string().max(256).optional(),
  code: z.string().max(100).optional(),
});

type NextAuthInput = z.infer<typeof nextAuthInput>;

const nextAuthAnswer = z.object({ url: z.string() });

/** What a browser forgets at sign-out: pages it would show again on "back". Drafts go by script; the theme stays. */
const CLEARED = '"cache"';

/** `GET /api/auth/csrf`, the one reading of next-auth that is used. @throws AppError `not-found` for the others. */
export async function answerNextAuthRead(
  ctx: AuthContext,
  request: Request,
  segments: readonly string[],
): Promise<Response> {
  if (segments.join('/') !== 'csrf') throw noSuchAddress();
  return passOn(ctx, { url: request.url, method: 'GET', headers: request.headers }, segments, {
    signIn: async () => null,
    signOut: async () => {},
  });
}

/**
 * `POST /api/auth/callback/credentials` and `POST /api/auth/signout`; both answer `{ url }`, the path to go to next.
 * What next-auth would tell as a redirect with words in its address is thrown, to be answered as a problem document.
 * @throws AppError `unauthenticated`, `too-many-requests`, `forbidden` (the CSRF token does not fit), `not-found`.
 */
export async function answerNextAuthAct(
  ctx: AuthContext,
  request: Request,
  segments: readonly string[],
  input: NextAuthInput,
  requestId?: string,
): Promise<Response> {
  if (!['callback/credentials', 'signout'].includes(segments.join('/'))) throw noSuchAddress();
  const caught: unknown[] = [];
  const body = JSON.stringify({ ...input, json: 'true' });
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const response = await passOn(
    ctx,
    { url: request.url, method: 'POST', headers, body },
    segments,
    verbsOf(ctx, { request, input, requestId }, caught),
  );
  if (caught.length > 0) throw caught[0];
  const { url } = nextAuthAnswer.parse(await response.json());
  // Ours are bare paths, so an address of its own pages means that it refused: the CSRF token does not fit its cookie.
  if (!url.startsWith('/')) {
    throw new AppError(
      'forbidden',
      'This page is too old to be sent. Nothing was changed: reload it and try again.',
    );
  }
  const isSignOut = segments[0] === 'signout';
  if (!isSignOut) await endReplacedSession(ctx, request);
  const answer = withCookiesOf(response, { url });
  if (isSignOut) answer.headers.set('Clear-Site-Data', CLEARED);
  return answer;
}

/** next-auth turns whatever is thrown into a redirect or a log line, so errors are kept aside in `caught`. */
function verbsOf(
  ctx: AuthContext,
  { request, input, requestId }: { request: Request; input: NextAuthInput; requestId: string | undefined },
  caught: unknown[],
): NextAuthVerbs {
  return {
    async signIn() {
      try {
        const typed = readSignIn(input);
        return (await signIn(ctx, typed, callerOf(request.headers, requestId))).sessionId;
      } catch (error) {
        caught.push(error);
        return null;
      }
    },
    async signOut(sessionId) {
      try {
        const signedIn = await sessionOf(ctx, request);
        if (signedIn?.sessionId !== sessionId || signedIn === null) return;
        const actor = { ...signedIn.actor, ...(requestId === undefined ? {} : { requestId }) };
        await revokeSession({ ...ctx, actor }, signedIn.sessionId, 'session.end');
      } catch (error) {
        caught.push(error);
      }
    },
  };
}

function readSignIn({ email, password, code }: NextAuthInput): SignInInput {
  const typed = signInInput.safeParse({ email, password, code });
  if (typed.success) return typed.data;
  throw new AppError('invalid', 'Enter the e-mail address and the password.', {
    problems: typed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

/** Asks next-auth with a request that carries nothing but what we let through: no query, no unread body. */
function passOn(
  ctx: AuthContext,
  asked: { url: string; method: string; headers: Headers; body?: string },
  segments: readonly string[],
  verbs: NextAuthVerbs,
): Promise<Response> {
  const url = new URL(asked.url);
  url.search = '';
  const { method, headers, body } = asked;
  const request = new NextRequest(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return NextAuth(request, { params: { nextauth: [...segments] } }, nextAuthOptions(ctx, verbs));
}

function withCookiesOf(response: Response, content: { url: string }): Response {
  const answer = Response.json(content);
  for (const cookie of response.headers.getSetCookie()) answer.headers.append('Set-Cookie', cookie);
  return answer;
}

function noSuchAddress(): AppError {
  return new AppError('not-found', 'There is nothing at this address.');
}
