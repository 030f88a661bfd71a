import { recordAct } from '@/lib/audit/record';
import { spendState } from '@/lib/db/queries/openid/spend-state';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { SignInProblem } from '@/lib/domain/sign-in-problems';
import { callerOf, type Caller } from '../caller';
import { sealSessionToken } from '../sessions/cookie';
import { endReplacedSession } from '../sessions/end-replaced';
import { LONGEST_MS } from '../sessions/lifetime';
import { cookieText } from '../sessions/set-cookie';
import { takeProviderAttempt } from '../sign-in/attempts';
import { admit } from './admit';
import { begunOf, hashState, type Begun } from './begun';
import type { OpenIdContext } from './context';
import { strangerOf } from '../stranger';
import { problemOf } from './problem-of';
import { readProvider } from './provider';
import { readAnswer } from './read-answer';
import { SignInRefusal } from './refusal';

/**
 * Ends a sign-in that the provider sent back: on to the page that was asked for with a session of our own, or back to the
 * sign-in page with the code of what was wrong. Each sign-in ends once. Those that end badly count for the address they come
 * from, as wrong passwords do: anybody can begin one and answer it with an error.
 * @param requestId what the request is called in the log and in its answer.
 */
export async function finishOpenId(
  ctx: OpenIdContext,
  request: Request,
  requestId?: string,
): Promise<Response> {
  const answer = new URL(request.url);
  const begun = await begunOf(ctx, request.headers);
  if (begun === null) return backToSignIn('expired', '/');
  // Not the answer to what this browser began: that one may still come, so it is left standing.
  if (answer.searchParams.get('state') !== begun.state) return backToSignIn('mismatch', begun.destination);
  const caller = callerOf(request.headers, requestId);
  const ended = cookieText(ctx, 'openid', { value: '', seconds: 0 });
  try {
    const attemptId = await takeProviderAttempt(ctx, caller.address);
    // Neither used up nor written down: that would be the flood this is against.
    if (attemptId === null) return backToSignIn('too-many', begun.destination);
    const sessionId = await letIn(ctx, caller, begun, answer);
    await dropFailures(ctx.database.kysely, { id: attemptId });
    await endReplacedSession(ctx, request);
    const seconds = LONGEST_MS / 1000;
    const session = { value: await sealSessionToken(ctx, sessionId), seconds };
    return redirect(begun.destination, [ended, cookieText(ctx, 'session', session)]);
  } catch (error) {
    const problem = error instanceof SignInRefusal ? error.problem : problemOf(ctx, error);
    await noteRefusal(ctx, caller, problem, error);
    return backToSignIn(problem, begun.destination, [ended]);
  }
}

async function letIn(ctx: OpenIdContext, caller: Caller, begun: Begun, answer: URL): Promise<string> {
  const spent = { hash: hashState(begun.state), expiresAt: begun.expiresAt, now: ctx.clock.now() };
  if (!(await spendState(ctx.database.kysely, spent))) throw new SignInRefusal('expired');
  const provider = await readProvider(ctx);
  if (provider?.connectionSetAt !== begun.connectionSetAt) throw new SignInRefusal('not-set-up');
  const identity = await readAnswer(ctx, provider, begun, answer);
  return admit(ctx, provider, identity, caller);
}

/** Written down as a wrong password is; a database that does not answer must not hide why somebody is not let in. */
async function noteRefusal(
  ctx: OpenIdContext,
  caller: Caller,
  problem: SignInProblem,
  error: unknown,
): Promise<void> {
  const { account, email } = error instanceof SignInRefusal ? error.facts : {};
  try {
    await recordAct(ctx.database.kysely, {
      at: ctx.clock.now(),
      actor: strangerOf(caller),
      verb: 'session.refuse',
      ...(account === undefined ? {} : { target: { kind: 'account', id: account.id, name: account.name } }),
      outcome: 'refused',
      detail: { by: 'OpenID', reason: problem, ...(email === undefined ? {} : { email }) },
    });
  } catch (cause) {
    ctx.log.error({ error: cause }, 'A refused sign-in could not be written down');
  }
}

function backToSignIn(
  problem: SignInProblem,
  destination: string,
  cookies: readonly string[] = [],
): Response {
  const query = new URLSearchParams({ problem });
  if (destination !== '/') query.set('callbackUrl', destination);
  return redirect(`/sign-in?${query.toString()}`, cookies);
}

/** To a path of ours, at whichever of our addresses the browser is. */
function redirect(path: string, cookies: readonly string[]): Response {
  const headers = new Headers({ Location: path, 'Referrer-Policy': 'no-referrer' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
