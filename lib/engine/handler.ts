import { makeAnswerRoom, type AnswerRoom } from '@/lib/domain/answer-room';
import { makeBodyRoom, type BodyRoom, type BodyShare } from '@/lib/domain/body-room';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from './context';
import { answerError, answerMethodNotAllowed } from './http/answer';
import { findRoute, METHODS, type Route } from './http/find-route';
import { makeFewAtOnce, type FewAtOnce } from './limits/few-at-once';
import { takeRequest } from './limits/take-request';
import { authenticate, type Caller } from './oauth/authenticate';
import { requireScope } from './oauth/require-scope';
import { recordWrong, type OnWrong, type Origin } from './oauth/refuse-wrong';
import { answerTokenRequest } from './oauth/token-endpoint';
import { answerFinish, answerProcess } from './queue/poll-endpoint';
import { answerRest, type RestRoute } from './rest/answer-rest';

export interface EngineHandlerOptions {
  /** Told of errors that the caller is not: defects, and a database that does not answer. */
  reportError?: (error: unknown) => void;
  /** Where a request came from, as the activity log tells it. Only whoever serves the site knows; else it came from nowhere. */
  originOf?: (request: Request) => Origin;
  /**
   * Counts a wrong secret or token by where it came from, once it turned out wrong; then it is written down and refused. It rejects with
   * `too-many-requests` when there were too many. Without it nothing is counted or written down: the console's own calls in process.
   */
  countWrong?: (address: string | null) => Promise<void>;
  /** For the bodies of requests; one of its own unless given. */
  bodyRoom?: BodyRoom;
  /** For large answers that can be had again; without limit unless given: the console's own calls in process. */
  answerRoom?: AnswerRoom;
}

const NO_LIMIT = { each: Infinity, all: Infinity };

/**
 * The built-in site as a function: the poll, OAuth and REST protocols of domain.md. It looks at nothing but the request's method,
 * URL, headers and body, so it can be called in process and behind any server.
 * Every request but one for a token is authenticated before anything of it is parsed. Then it is counted
 * against the application's limit, and what the application may do is looked at. It never rejects.
 */
export function makeEngineHandler(
  ctx: EngineContext,
  options: EngineHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const report = options.reportError ?? (() => {});
  const bodyRoom = options.bodyRoom ?? makeBodyRoom();
  const answerRoom = options.answerRoom ?? makeAnswerRoom(NO_LIMIT);
  const fewLists = makeFewAtOnce();
  const originOf = options.originOf ?? (() => ({ address: null }));
  return async (request) => {
    const url = new URL(request.url);
    let route: Route | null = null;
    try {
      route = findRoute(url.pathname);
      const origin = originOf(request);
      const onWrong = refuser(ctx, origin, options);
      return await answer(ctx, { request, url, route, origin, onWrong, bodyRoom, answerRoom, fewLists });
    } catch (error) {
      return answerError(error, route, report);
    }
  };
}

function refuser(ctx: EngineContext, origin: Origin, { countWrong }: EngineHandlerOptions): OnWrong {
  return async (wrong) => {
    if (countWrong === undefined) return;
    await countWrong(origin.address);
    await recordWrong(ctx, wrong, origin);
  };
}

interface Asked<Kind extends Route | null> {
  request: Request;
  url: URL;
  route: Kind;
  origin: Origin;
  bodyRoom: BodyRoom;
  answerRoom: AnswerRoom;
  fewLists: FewAtOnce;
}

async function answer(
  ctx: EngineContext,
  { request, url, route, origin, onWrong, ...guards }: Asked<Route | null> & { onWrong: OnWrong },
): Promise<Response> {
  if (route === null) throw new AppError('not-found', 'There is nothing at this address.');
  const methods = METHODS[route.kind];
  if (!methods.includes(request.method)) return answerMethodNotAllowed(route, methods);
  if (route.kind === 'token') return answerTokenRequest(ctx, request, onWrong);
  const caller = await requireCaller(ctx, request, onWrong);
  const { clientId } = caller;
  await takeRequest(ctx, { name: `application ${clientId}`, limit: 'requestsPerMinute', clientId });
  requireScope(caller, route, request.method);
  // Nobody guessed whose token was ended meanwhile: it is refused and not counted.
  const askAgain = async (): Promise<void> =>
    requireScope(await requireCaller(ctx, request, async () => {}), route, request.method);
  return answerAs(ctx, caller, { request, url, route, origin, askAgain, ...guards });
}

async function requireCaller(ctx: EngineContext, request: Request, onWrong: OnWrong): Promise<Caller> {
  const caller = await authenticate(ctx, request, onWrong);
  if (caller !== null) return caller;
  throw new AppError(
    'unauthenticated',
    'A valid access token is needed. Get one at /oauth/token. Nothing was done.',
  );
}

function answerAs(
  ctx: EngineContext,
  caller: Caller,
  asked: Asked<Exclude<Route, { kind: 'token' }>> & { askAgain: () => Promise<void> },
): Promise<Response> {
  const { request, url, route, origin, askAgain, bodyRoom, answerRoom, fewLists } = asked;
  switch (route.kind) {
    case 'process':
      return answerProcess(ctx, caller, { ...route, query: url.search, answerRoom, asker: request });
    case 'finish':
      return answerFinish(ctx, route);
    default: {
      const answerIt = () =>
        withShare(bodyRoom, caller, (share) =>
          answerRest({ ctx, caller, request, url, share, origin, askAgain }, route),
        );
      return isList(route, request.method) ? fewLists(caller.clientId, answerIt) : answerIt();
    }
  }
}

/** What may be answered with much. */
function isList({ kind }: RestRoute, method: string): boolean {
  return kind === 'list' || (kind === 'collection' && method === 'GET');
}

async function withShare(
  bodyRoom: BodyRoom,
  { clientId }: Caller,
  work: (share: BodyShare) => Promise<Response>,
): Promise<Response> {
  const share = bodyRoom.enter(`application ${clientId}`);
  try {
    return await work(share);
  } finally {
    share.leave();
  }
}
