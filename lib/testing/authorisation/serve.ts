import type { Runtime } from '@/lib/server/runtime';
import { setProcessRuntime } from '@/lib/server/process-runtime';
import { testRuntime } from '../runtime';
import { TEST_ORIGIN } from '../auth';
import type { DatabaseKind } from '../database';
import { expectAnswerWithoutSecret } from '../expect-no-secret';
import { VERBS, type RouteFile, type Verb } from './find-routes';

/** The handler of one verb of one address, as Next calls it. */
export type Handler = (
  request: Request,
  segments: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/** Gives the route files a real runtime over a real database, as the running program does. */
export async function serveRuntime(kind: DatabaseKind): Promise<Runtime> {
  const runtime = await testRuntime(kind);
  setProcessRuntime(Promise.resolve({ ...runtime, greeting: () => [], shutDown: () => Promise.resolve() }));
  // Loading the sample data is the one act that needs neither a name nor a word: it is "under way", so that nothing begins.
  const state = { state: 'loading', progress: 0, step: '', problem: null, isFirst: false };
  await runtime.database.kysely
    .insertInto('setting')
    .values({
      name: 'sample-data',
      value_json: JSON.stringify({ ...state, writtenAt: Date.now() + 3_600_000 }),
    })
    .execute();
  return runtime;
}

/** What a route file exports, by verb. */
export async function handlersOf({ file }: RouteFile): Promise<Map<Verb, Handler>> {
  const exported: Readonly<Record<string, Handler>> = await import(/* @vite-ignore */ file);
  return new Map(
    VERBS.flatMap((verb) => {
      const handler = exported[verb];
      return handler === undefined ? [] : [[verb, handler] as const];
    }),
  );
}

/** A name in an address for which there is nothing. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Where addresses that take whatever comes are asked. */
const REST_OF: Readonly<Record<string, readonly string[]>> = {
  '/api/rest/[[...path]]': ['v2', 'organization', 'list'],
  '/oauth/[[...path]]': ['token'],
};

let asked = 0;

/** Each request comes from another place, so that no limit of wrong tokens is reached. */
function place(): string {
  asked += 1;
  return `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
}

/**
 * Asks a handler, with an empty body where the verb takes one.
 * @param named what the segments of the address name; something that is not there unless told.
 */
export async function ask(
  handler: Handler,
  verb: Verb,
  address: string,
  headers: Readonly<Record<string, string>>,
  named: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const rest = REST_OF[address] ?? ['nothing'];
  const path = address
    .replace(/\[+\.{3}\w+\]+/, rest.join('/'))
    .replaceAll(/\[(\w+)\]/g, (_segment, name: string) => named[name] ?? NOTHING);
  const hasBody = verb === 'POST' || verb === 'PUT' || verb === 'PATCH' || verb === 'DELETE';
  const request = new Request(`${TEST_ORIGIN}${path}`, {
    method: verb,
    headers: { 'x-forwarded-for': place(), 'content-type': 'application/json', ...headers },
    ...(hasBody ? { body: '{}' } : {}),
  });
  const response = await handler(request, {
    params: Promise.resolve({ ...paramsOf(address, rest), ...named }),
  });
  await expectAnswerWithoutSecret(request, response);
  return response;
}

/** The segments of an address, as Next gives them. */
export function paramsOf(
  address: string,
  rest: readonly string[] = ['nothing'],
): Record<string, string | string[]> {
  const names = [...address.matchAll(/\[+(\.{3})?(\w+)\]+/g)];
  return Object.fromEntries(
    names.map(([, dots, name = '']) => [name, dots === undefined ? NOTHING : [...rest]]),
  );
}
