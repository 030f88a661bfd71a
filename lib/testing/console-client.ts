import { METHODS, type ConsoleRoute } from '@/lib/server/openapi/console-document';
import type { Runtime } from '@/lib/server/runtime';
import { headersOf, TEST_ORIGIN } from './auth';
import { expectAnswerWithoutSecret } from './expect-no-secret';
import { contentsOf, differences, refuseEntries } from './refusing-log';

const CALLED =
  'The site was called, which nothing undoes: the ledger settles the call once it can (lib/console/jobs/reconcile.test.ts).';

/** Routes that are POST because what they are asked is long or secret, or that leave their entry elsewhere. */
export const NO_ENTRY: Readonly<Record<string, string>> = {
  'POST /alerts/explain': 'Reads only; the filter may be longer than an address.',
  'POST /alerts/preview': 'Reads only; the filter may be longer than an address.',
  'POST /payloads/erasure/preview': 'Reads only: it shows what an erasure would touch.',
  'POST /profile/second-factor/begin': 'Makes a key that nothing stands on until it is confirmed.',
  'POST /imports/[id]/check':
    'Reads the uploaded file against the model; no record is touched until the start.',
};

/** Needs another party than a person at this API; the entry is looked for where that party plays. */
export const ASKED_ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /password-reset/request':
    'Needs a mail server, and answers everybody the same before anything is done.',
  'POST /sign-in': 'Needs an OpenID provider.',
  'POST /sign-in/remove': 'Needs an OpenID provider.',
  'POST /sign-in/test': 'Needs an OpenID provider.',
};

/** Acts that are not undone with their entry. */
export const NOT_UNDONE: Readonly<Record<string, string>> = {
  'POST /queues/[id]/process': CALLED,
  'POST /queues/[id]/reconcile': CALLED,
  'POST /jobs/[id]/finish': CALLED,
};

/** What is known of sites and how often they were asked, which acts look at again before and after; and the news of that. */
const READINGS: ReadonlySet<string> = new Set(['queue_reading', 'site_pace', 'live_change']);

/** A value within an answer: `job.id`. */
export function pick(answer: unknown, path: string): unknown {
  let value = answer;
  for (const key of path.split('.'))
    value = Object.entries(Object(value)).find(([name]) => name === key)?.[1];
  return value;
}

/** The same as text. */
export const text = (answer: unknown, path: string) => String(pick(answer, path));

/** Routes that are GET because a browser saves what they answer, and leave an entry: data is taken out by them. */
const TAKES_DATA: ReadonlySet<string> = new Set([
  'GET /activity/export',
  'GET /drains/[id]/archive',
  'GET /jobs/[id]/export',
  'GET /jobs/[id]/payload',
  'GET /queues/[id]/export',
]);

/** Whether a route, with its method, leaves an entry. */
export function isAct(route: string): boolean {
  return !route.startsWith('GET ') || TAKES_DATA.has(route);
}

type Body = Record<string, unknown>;

/**
 * A person who uses the console through its API, and counts what the activity log says of it. Each act is tried before with a log that takes
 * no entry: nothing of it may be left then.
 */
export class AuditedClient {
  readonly asked = new Set<string>();
  private headers: Record<string, string> = {};

  constructor(
    readonly runtime: Runtime,
    private readonly routes: readonly ConsoleRoute[],
  ) {}

  async signIn(email: string): Promise<void> {
    this.headers = await headersOf(this.runtime.auth, email);
  }

  async entries(): Promise<{ verb: string; correlation_id: string | null }[]> {
    return this.runtime.database.kysely
      .selectFrom('activity')
      .select(['verb', 'correlation_id'])
      .orderBy('id')
      .execute();
  }

  /** Asks a route, which must succeed; a mutation must leave an entry with the id of the request or of a call. */
  async ask(
    route: string,
    params: Record<string, string> = {},
    body?: Body | string,
    { query = '', cookies = {} }: { query?: string; cookies?: Readonly<Record<string, string>> } = {},
  ): Promise<Body> {
    const [method = '', address = ''] = route.split(' ');
    const handlers = this.routes.find(({ path }) => path === address)?.handlers;
    const handler = METHODS.map((name) => (name === method ? handlers?.[name] : undefined)).find(Boolean);
    if (handler === undefined) throw new Error(`There is no ${route}`);
    const send = async (): Promise<{ response: Response; answer: string }> => {
      const request = new Request(`${TEST_ORIGIN}/api/console/v1${address}${query}`, {
        method,
        headers: {
          origin: TEST_ORIGIN,
          'content-type': 'application/json',
          ...this.headers,
          ...cookieHeader(cookies),
        },
        ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) }),
      });
      const response = await handler(request, { params: Promise.resolve(params) });
      await expectAnswerWithoutSecret(request, response);
      return { response, answer: await response.text() };
    };
    if (isAct(route) && NO_ENTRY[route] === undefined && NOT_UNDONE[route] === undefined)
      await this.refuseHalfDone(route, send);
    const before = await this.entries();
    const { response, answer } = await send();
    if (!response.ok) throw new Error(`${route}: ${answer.slice(0, 300)}`);
    this.asked.add(route);
    if (isAct(route)) refuseIncomplete(route, (await this.entries()).slice(before.length));
    return answer === '' || isFile(response) ? {} : JSON.parse(answer);
  }

  /** An act whose entry cannot be written is not done. */
  private async refuseHalfDone(route: string, send: () => Promise<{ response: Response }>): Promise<void> {
    const { database } = this.runtime;
    const before = await contentsOf(database);
    const allow = await refuseEntries(database);
    const { response } = await send();
    await allow();
    const left = differences(before, await contentsOf(database)).filter((table) => !READINGS.has(table));
    if (response.status !== 500) throw new Error(`${route} is answered ${response.status} without its entry`);
    if (left.length > 0) throw new Error(`${route} leaves without its entry: ${left.join(', ')}`);
  }
}

function isFile(response: Response): boolean {
  return response.headers.has('content-disposition');
}

function refuseIncomplete(
  route: string,
  added: readonly { verb: string; correlation_id: string | null }[],
): void {
  if (added.length === 0 && NO_ENTRY[route] === undefined) throw new Error(`${route} leaves no entry`);
  if (added.length > 0 && NO_ENTRY[route] !== undefined)
    throw new Error(`${route} leaves an entry after all`);
  for (const { verb, correlation_id: id } of added)
    if (!/^[\w-]{8,64}$/.test(id ?? '')) throw new Error(`${route}: ${verb} does not say by which request`);
}

function cookieHeader(cookies: Readonly<Record<string, string>>): Record<string, string> {
  const all = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return all.length === 0 ? {} : { cookie: all.join('; ') };
}
