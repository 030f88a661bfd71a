import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { AppError } from '@/lib/domain/errors';
import { ownPath } from '@/lib/domain/own-path';
import { SIGN_IN_PROBLEMS, type SignInProblem } from '@/lib/domain/sign-in-problems';
import { cookieText } from '../sessions/set-cookie';
import { LONGEST_S, sealBegun } from './begun';
import { connectProvider } from './connect';
import type { OpenIdContext } from './context';
import { problemOf } from './problem-of';
import { readProvider } from './provider';
import { redirectUriAt } from './redirect-uri';

/** What is asked of a provider beside who it is: the scopes of the standard. */
const SCOPE = 'openid email profile';

/**
 * Begins a sign-in: makes state, nonce and PKCE verifier, puts them into this browser's cookie, and answers where to go.
 * It is asked by POST from our own page only, so no other site can begin one in somebody's browser.
 * @param destination the page that was asked for; anything but a path of ours becomes `/`.
 * @throws AppError `not-found`, `unavailable`, `conflict` (opened at an address we do not know)
 */
export async function startOpenId(
  ctx: OpenIdContext,
  request: Request,
  destination: string,
): Promise<Response> {
  const provider = await readProvider(ctx);
  if (provider === null) throw new AppError('not-found', wordsOf('not-set-up'));
  const redirectUri = redirectUriAt(ctx, request.headers.get('origin'));
  const configuration = await connectProvider(ctx, provider).catch((error: unknown) => {
    throw new AppError('unavailable', wordsOf(problemOf(ctx, error)), { cause: error });
  });
  const begun = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    redirectUri,
    destination: ownPath(destination),
    connectionSetAt: provider.connectionSetAt,
    expiresAt: ctx.clock.now() + LONGEST_S * 1000,
  };
  const url = authorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: SCOPE,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
  });
  const answer = Response.json({ url });
  const cookie = { value: await sealBegun(ctx, begun), seconds: LONGEST_S };
  answer.headers.append('Set-Cookie', cookieText(ctx, 'openid', cookie));
  return answer;
}

/** The browser is sent there by a script of ours, so it must be a web address whatever the provider says. */
function authorizationUrl(configuration: Configuration, parameters: Record<string, string>): string {
  const { code_challenge_methods_supported: offered } = configuration.serverMetadata();
  // A provider that does not say is asked all the same: one that ignores it does no harm, and some that support it do not say.
  if (offered !== undefined && !offered.includes('S256')) {
    throw new AppError('unavailable', wordsOf('no-pkce'));
  }
  const url = buildAuthorizationUrl(configuration, parameters);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new AppError('unavailable', wordsOf('mismatch'));
  }
  return url.href;
}

function wordsOf(problem: SignInProblem): string {
  const { title, detail } = SIGN_IN_PROBLEMS[problem];
  return `${title}. ${detail}`;
}
