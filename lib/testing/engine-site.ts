import { inspect } from 'node:util';
import type { Database } from '@/lib/db/database';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import type { Alert } from '@/lib/engine/alerts/alert-view';
import type { EngineContext } from '@/lib/engine/context';
import { makeEngineHandler } from '@/lib/engine/handler';
import { createOauthClient, type OauthClient } from '@/lib/engine/oauth/create-client';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { testDatabase, type DatabaseKind, type TestDatabase } from './database';
import { expectAnswerWithoutSecret, expectLineWithoutSecret } from './expect-no-secret';

export const SITE_START = Date.UTC(2026, 10, 24, 9, 30);
const ORIGIN = 'http://site.test';

/** An answer, its body read. */
export interface SiteAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** A built-in site with the core models, an OAuth application and a token of it. */
export interface TestSite extends TestDatabase {
  ctx: EngineContext;
  clock: ManualClock;
  client: OauthClient;
  token: string;
  /** The same site in another process: a handle and caches of its own. */
  another(): EngineContext;
  /** Errors that were reported and not told to the caller. */
  reported: unknown[];
  handle(request: Request): Promise<Response>;
  /** Sends a request with the token, or as `init` says. */
  send(path: string, init?: RequestInit): Promise<SiteAnswer>;
  /** Sends a JSON body. */
  sendJson(method: 'POST' | 'PUT', path: string, body: unknown): Promise<SiteAnswer>;
  process(queueUuid: string, query?: string): Promise<SiteAnswer>;
  finish(queueUuid: string, jobUuid: string): Promise<SiteAnswer>;
  makeAlert(input: Readonly<Record<string, unknown>>): Promise<Alert>;
}

/** Makes a built-in site on a database of the test's own, with a clock that stands still. */
export async function testSite(kind: DatabaseKind): Promise<TestSite> {
  const opened = await testDatabase(kind);
  const clock = new ManualClock(SITE_START);
  const contextOn = (database: Database): EngineContext => ({ database, clock });
  const ctx = contextOn(opened.database);
  await ensureBuiltInSite(ctx);
  const client = await createOauthClient(ctx, { name: 'Test' }, systemActor);
  const reported: unknown[] = [];
  const handle = watchedHandler(ctx, (error) => reported.push(error));
  const token = await fetchToken(handle, client);
  const send = async (path: string, init: RequestInit = {}): Promise<SiteAnswer> => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return readAnswer(await handle(new Request(`${ORIGIN}${path}`, { ...init, headers })));
  };
  return {
    ...opened,
    ctx,
    clock,
    client,
    token,
    reported,
    handle,
    send,
    another: () => contextOn(opened.open()),
    sendJson: (method, path, body) =>
      send(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    process: (queueUuid, query = '') => send(`/poll/client/1/uuid/queue/${queueUuid}${query}`),
    finish: (queueUuid, jobUuid) => send(`/poll/client/1/uuid/queue_finished/${queueUuid}/${jobUuid}`),
    makeAlert: (input) =>
      createAlert(ctx, { name: 'Alert', model_controller_type: 'grant_request', ...input }, systemActor),
  };
}

/** The site's handler. Its answers, and what it reports (which the program logs), are looked into. */
function watchedHandler(
  ctx: EngineContext,
  keep: (error: unknown) => void,
): (request: Request) => Promise<Response> {
  const reportError = (error: unknown): void => {
    keep(error);
    expectLineWithoutSecret(inspect(error, { depth: 10 }));
  };
  const handle = makeEngineHandler(ctx, { reportError });
  return async (request) => {
    const response = await handle(request);
    await expectAnswerWithoutSecret(request, response);
    return response;
  };
}

async function fetchToken(
  handle: (request: Request) => Promise<Response>,
  client: OauthClient,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret,
  });
  const { json } = await readAnswer(
    await handle(new Request(`${ORIGIN}/oauth/token`, { method: 'POST', body })),
  );
  if (typeof json === 'object' && json !== null && 'access_token' in json) return String(json.access_token);
  throw new Error('The site gave no token');
}

async function readAnswer(response: Response): Promise<SiteAnswer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: toJson(text) };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
