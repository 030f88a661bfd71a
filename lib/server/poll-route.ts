import { callerOf } from '@/lib/auth/caller';
import { checkSecret } from '@/lib/auth/tokens/check-secret';
import { answerGateway } from '@/lib/console/gateway/handler';
import { bearerOf, GATEWAY_PREFIX } from '@/lib/domain/tokens';
import { isFromBrowserItself } from '@/lib/http/browser-request';
import { noteAsker } from '@/lib/http/request-facts';
import { requestIdOf } from '@/lib/http/request-id';
import { getRuntime } from './process-runtime';

interface Segments {
  params: Promise<{ queueUuid: string; jobUuid?: string }>;
}

/**
 * The two calls of the poll API: GETs with side effects. With a token of the gateway they go through the console's ledger,
 * with any other to the built-in site. What a browser sends of its own accord goes nowhere.
 */
export async function pollRoute(request: Request, segments: Segments): Promise<Response> {
  if (isFromBrowserItself(request.headers)) return refused();
  const { auth, console, engineFetch } = await getRuntime();
  const secret = bearerOf(request.headers.get('authorization'));
  if (secret === null || !secret.startsWith(GATEWAY_PREFIX)) return engineFetch(request);
  const requestId = requestIdOf(request);
  const caller = callerOf(request.headers, requestId);
  return answerGateway(console, {
    method: request.method,
    findToken: async () => {
      const token = await checkSecret(auth, { kind: 'gateway', secret }, caller);
      noteAsker('gateway');
      await auth.requestRate.take(token.id);
      return token;
    },
    ...(await segments.params),
    query: new URL(request.url).searchParams,
    address: caller.address,
    requestId,
    asker: request,
    answerRoom: auth.answerRoom,
  });
}

/** Whatever else stands below `/poll`: the built-in site says in its own shape that nothing is there. */
export async function otherPollRoute(request: Request): Promise<Response> {
  if (isFromBrowserItself(request.headers)) return refused();
  const { engineFetch } = await getRuntime();
  return engineFetch(request);
}

function refused(): Response {
  const message =
    'A browser opened or prefetched this address. It takes records off a queue, so that does nothing: an integration calls it with its token.';
  return Response.json(
    { error: { code: 403, message } },
    { status: 403, headers: { 'cache-control': 'no-store' } },
  );
}
