import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import type { SignInProblem } from '@/lib/domain/sign-in-problems';
import type { OpenIdContext } from './context';
import { whyUnreachable } from './unreachable';

const LONGEST = 200;

/**
 * Which of the fixed problems an error of the protocol is. What the provider said goes to the log, shortened, and nowhere else:
 * its words may be anybody's.
 */
export function problemOf(ctx: OpenIdContext, error: unknown): SignInProblem {
  const unreachable = whyUnreachable(error);
  if (unreachable !== null) {
    ctx.log.warn({ reason: unreachable }, 'The OpenID provider could not be reached');
    return 'unreachable';
  }
  const problem = kindOf(error);
  const facts = { problem, ...factsOf(error) };
  if (problem === 'failed') ctx.log.error(facts, 'Signing in with the OpenID provider failed');
  else if (problem !== 'cancelled') ctx.log.warn(facts, 'The OpenID provider’s answer was not accepted');
  return problem;
}

function kindOf(error: unknown): SignInProblem {
  if (error instanceof AuthorizationResponseError) {
    return CANCELLED.has(error.error) ? 'cancelled' : 'provider-refused';
  }
  if (error instanceof ResponseBodyError) return 'provider-refused';
  if (!(error instanceof ClientError)) return 'failed';
  // Discovery and token endpoint answered, but not as one that works does.
  return error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error.code === 'OAUTH_RESPONSE_IS_NOT_JSON'
    ? 'unreachable'
    : 'mismatch';
}

/** What providers answer when a person went back, or was not let through there. */
const CANCELLED: ReadonlySet<string> = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'login_required',
  'account_selection_required',
]);

function factsOf(error: unknown): object {
  if (error instanceof ResponseBodyError) {
    return { error: error.error, said: error.error_description?.slice(0, LONGEST) };
  }
  if (error instanceof AuthorizationResponseError) return { error: error.error.slice(0, LONGEST) };
  // The causes of the library's errors hold whole tokens.
  if (error instanceof ClientError) return { code: error.code, message: error.message };
  return { error };
}
