import type { z } from 'zod';
import { callerOf } from '@/lib/auth/caller';
import type { AuthContext } from '@/lib/auth/context';
import type { SignedIn } from '@/lib/auth/sessions/session-of';
import type { Actor } from '@/lib/domain/actor';
import { inRoom, STREAM_BYTES } from '@/lib/domain/answer-room';
import type { BodyShare } from '@/lib/domain/body-room';
import { AppError, isAppError, isPutOff } from '@/lib/domain/errors';
import { loggedPath } from '@/lib/domain/link-paths';
import { networkOf } from '@/lib/domain/network-of';
import { personMay, type Action, type PersonalAction } from '@/lib/domain/policies';
import { jsonWithoutSiteWords } from '@/lib/domain/site-words';
import { requireAsker, type Asker } from './asker';
import { awaitFile } from './awaited-file';
import { compressedText } from './compressed-text';
import { parseInput } from './parse-input';
import { problemResponse } from './problem';
import { BODY_LIMIT, readJsonBody, STRANGERS_BODY_LIMIT } from './read-body';
import { requestIdOf } from './request-id';
import { requireSameOrigin } from './same-origin';

/**
 * Who may: whoever may do the action; `signed-in`, a person with a session; `known`, that or a program with an API token; or anybody.
 */
export type Access = Action | 'signed-in' | 'known' | 'public';

/** A schema of what is answered; the views are written in zod's small form. */
type AnswerSchema = z.core.$ZodType;

/** What a route takes and gives. What it has no schema for is not read. The API document is made of the same (lib/server/openapi). */
export interface Route<
  A extends Access,
  I extends z.ZodType,
  Q extends z.ZodType,
  P extends z.ZodType,
  O extends AnswerSchema,
> {
  action: A;
  /** Open to a person who has to set up a second factor first: it is part of that. */
  beforeSecondFactor?: true;
  /** It gives somebody access: whoever does it has to have proved who they are in the last ten minutes. */
  confirmed?: true;
  /** What it does, in a sentence for the API document. */
  summary?: string;
  /** Of the JSON answer, which the compiler holds the verb to. Left out where a Response or nothing is answered. */
  answer?: O;
  /** Of the JSON body. */
  input?: I;
  /** The body is a file that the verb reads, and may take long to arrive: from somebody who was let in. */
  takesFile?: true;
  /** The answer is a file, read as it is sent: a few at once of one asker. */
  givesFile?: true;
  query?: Q;
  /** Of the address's segments; one that does not fit means that there is nothing at the address. */
  params?: P;
}

/** What a verb is given: everything about the request, checked. */
export interface Asked<C, A extends Access, I, Q, P> {
  context: C;
  actor: A extends 'public' ? null : Actor;
  /** A person or an API token. */
  asker: A extends 'public' ? null : Asker;
  /** Null when anybody may, and when a program asks with an API token: there is no person then. */
  signedIn: A extends 'public' ? null : A extends 'signed-in' | PersonalAction ? SignedIn : SignedIn | null;
  input: I;
  query: Q;
  params: P;
  request: Request;
  requestId: string;
  /** For a verb that reads the body itself: asks again who asks and whether they may, once it has all of it. Throws as the first time. */
  askAgain: () => Promise<unknown>;
}

/** A route handler of Next, which knows what it was declared to take and give. */
export interface RouteHandler {
  (request: Request, segments: { params: Promise<unknown> }): Promise<Response>;
  readonly route: AnyRoute;
}

/** What `handle` itself needs of a context. */
export interface HttpContext {
  auth: AuthContext;
}

const JSON_TYPE = 'application/json';

export interface HandleOptions {
  /** Knows errors that are nobody's defect, such as a database that does not answer. */
  explain(error: unknown): AppError | undefined;
}

/** The same, all of it readonly: a verb may give what it holds without copying it. */
type Given<T> = T extends object ? { readonly [K in keyof T]: Given<T[K]> } : T;

/** Answers JSON; nothing is 204; a Response is passed on as it is. */
type Verb<AskedOf, Answer> = (asked: AskedOf) => Promise<Given<Answer>>;

/** Makes route handlers of verbs: `handle({ action, input, query, params }, verb)`. */
export interface Handle<C> {
  <
    A extends Access,
    I extends z.ZodType = z.ZodUndefined,
    Q extends z.ZodType = z.ZodUndefined,
    P extends z.ZodType = z.ZodUndefined,
    O extends AnswerSchema = z.ZodUnknown,
  >(
    route: Route<A, I, Q, P, O>,
    verb: Verb<Asked<C, A, z.output<I>, z.output<Q>, z.output<P>>, z.core.input<O>>,
  ): RouteHandler;
}

export type AnyRoute = Route<Access, z.ZodType, z.ZodType, z.ZodType, AnswerSchema>;
type AnyAsked<C> = Omit<Asked<C, Access, unknown, unknown, unknown>, 'actor' | 'asker' | 'signedIn'> & {
  actor: Actor | null;
  asker: Asker | null;
  signedIn: SignedIn | null;
};

/**
 * The one way from a request to a verb: same origin, who asks, whether they may, whether the input is right, whether they still
 * may where a body was read, then the verb. Every refusal and failure is a problem document; what is not an AppError is logged
 * with the request's id and answered without its message. Nothing is stored by caches.
 */
export function makeHandle<C extends HttpContext>(
  getContext: () => Promise<C>,
  options: HandleOptions,
): Handle<C> {
  function handle<
    A extends Access,
    I extends z.ZodType,
    Q extends z.ZodType,
    P extends z.ZodType,
    O extends AnswerSchema,
  >(
    route: Route<A, I, Q, P, O>,
    verb: Verb<Asked<C, A, z.output<I>, z.output<Q>, z.output<P>>, z.core.input<O>>,
  ): RouteHandler;
  function handle(route: AnyRoute, verb: Verb<AnyAsked<C>, unknown>): RouteHandler {
    const respond = async (request: Request, segments: { params: Promise<unknown> }) => {
      const requestId = requestIdOf(request);
      return withOurHeaders(await answer(request, segments, requestId), requestId);
    };
    return Object.assign(respond, { route });

    async function answer(
      request: Request,
      segments: { params: Promise<unknown> },
      requestId: string,
    ): Promise<Response> {
      let context: C | undefined;
      let share: BodyShare | undefined;
      try {
        const given = await getContext();
        context = given;
        const asker = await askerOf(route, context.auth, { request, requestId });
        const name = nameOf(asker, request);
        await context.auth.requestRate.take(name);
        share = context.auth.bodyRoom.enter(name);
        const asked = await readAsked(route, request, segments, share);
        const askAgain = () => askerOf(route, given.auth, { request, requestId });
        // A body arrives as slowly as its sender likes: whoever was disabled meanwhile is let do nothing with it.
        const still = route.input === undefined ? asker : await askAgain();
        if (route.takesFile === true) awaitFile();
        const who = whoOf(still, requestId);
        const all = { ...asked, ...who, context: given, request, requestId, askAgain };
        const run = async () => toResponse(request, still, await verb(all));
        if (route.givesFile !== true) return await run();
        const { answerRoom: room } = context.auth;
        return await inRoom({ room, who: name, bytes: STREAM_BYTES, asker: request }, run);
      } catch (error) {
        return problemOf(error, { options, auth: context?.auth, request, requestId });
      } finally {
        share?.leave();
      }
    }
  }
  return handle;
}

interface Failed {
  options: HandleOptions;
  auth: AuthContext | undefined;
  request: Request;
  requestId: string;
}

/** What a request that failed is answered. Whoever has to say who they are is told how a program does (RFC 6750). */
export function problemOf(error: unknown, failed: Failed): Response {
  const response = problemResponse(toAppError(error, failed), failed.requestId);
  if (response.status === 401) {
    const sent = failed.request.headers.has('authorization');
    response.headers.set('WWW-Authenticate', sent ? 'Bearer error="invalid_token"' : 'Bearer');
  }
  return response;
}

function toAppError(error: unknown, { options, auth, request, requestId }: Failed): AppError {
  const known = isAppError(error) ? error : options.explain(error);
  const facts = { requestId, method: request.method, path: loggedPath(request.url) };
  if (known?.status === 403) {
    const { address } = callerOf(request.headers);
    auth?.log.warn({ ...facts, address, why: known.message }, 'A request was refused');
  }
  if (known !== undefined && known.status < 500) return known;
  // What is told to come again has failed for nobody's mistake: the room for bodies is full (domain/body-room).
  if (isPutOff(error)) auth?.log.warn({ ...facts, why: error.message }, 'A request was put off');
  else auth?.log.error({ ...facts, error }, 'A request failed');
  // What is ours to fix says nothing of how it broke; what is not says what to do.
  return known !== undefined && known.code !== 'internal' ? known : unexplained(requestId);
}

async function askerOf(
  { action, beforeSecondFactor, confirmed }: AnyRoute,
  auth: AuthContext,
  asked: { request: Request; requestId: string },
): Promise<Asker | null> {
  if (action !== 'public') return requireAsker(auth, asked, action, { beforeSecondFactor, confirmed });
  requireSameOrigin(asked.request, auth.origins);
  return null;
}

/** Under what the requests of whoever asks are counted: a person or token by its id, a stranger by the address. */
function nameOf(asker: Asker | null, request: Request): string {
  return asker?.actor.id ?? `at ${networkOf(callerOf(request.headers).address ?? 'no address')}`;
}

/** Who asks; whatever they do is found in the activity log by the request's id. */
function whoOf(
  asker: Asker | null,
  requestId: string,
): Pick<AnyAsked<unknown>, 'actor' | 'asker' | 'signedIn'> {
  if (asker === null) return { actor: null, asker, signedIn: null };
  const actor = { ...asker.actor, requestId };
  return { actor, asker, signedIn: 'sessionId' in asker ? { ...asker, actor } : null };
}

async function readAsked(
  route: AnyRoute,
  request: Request,
  segments: { params: Promise<unknown> },
  share: BodyShare,
): Promise<{ params: unknown; query: unknown; input: unknown }> {
  const params = route.params?.safeParse(await segments.params);
  if (params?.success === false) throw new AppError('not-found', 'There is nothing at this address.');
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const limit = route.action === 'public' ? STRANGERS_BODY_LIMIT : BODY_LIMIT;
  return {
    params: params?.data,
    query: route.query && parseInput(route.query, search),
    input: route.input && parseInput(route.input, await readJsonBody(request, limit, share)),
  };
}

/** A copy, because the headers of some responses (a redirect's) cannot be changed. */
export function withOurHeaders(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers);
  headers.set('X-Request-Id', requestId);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}

/**
 * Here, for every route at once: a site's own words are for those who see payloads; what is read is compressed. What an act answers
 * is not: it is short, or it issues a secret, whose length beside chosen words must not show.
 */
async function toResponse(request: Request, asker: Asker | null, result: unknown): Promise<Response> {
  if (result instanceof Response) return result;
  if (result === undefined) return new Response(null, { status: 204 });
  const json = seesPayloads(asker) ? JSON.stringify(result) : jsonWithoutSiteWords(result);
  if (request.method === 'GET') return compressedText(request, json, JSON_TYPE);
  return new Response(json, { headers: { 'Content-Type': JSON_TYPE } });
}

function seesPayloads(asker: Asker | null): boolean {
  return asker !== null && personMay('sessionId' in asker ? asker.account : asker.token, 'payload.read');
}

function unexplained(requestId: string): AppError {
  return new AppError(
    'internal',
    `Something failed on our side. It is not certain whether anything was changed: look before you try again. The log of the server has more under ${requestId}.`,
  );
}
