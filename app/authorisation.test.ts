import { expect, it } from 'vitest';
import { setPayloadAccess } from '@/lib/console/payloads/set-payload-access';
import { cliActor } from '@/lib/domain/actor';
import { ASKERS, makeAskers, type Asker, type Headers } from '@/lib/testing/authorisation/askers';
import { expectedAtApi, type ApiRule, type Outcome } from '@/lib/testing/authorisation/expected';
import { routeFiles, VERBS, type Verb } from '@/lib/testing/authorisation/find-routes';
import { ask, handlersOf, serveRuntime, type Handler } from '@/lib/testing/authorisation/serve';
import { API_TABLE } from '@/lib/testing/authorisation/table';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';

/** One verb of one address. */
interface Door {
  name: string;
  verb: Verb;
  address: string;
  handler: Handler;
}

/** The protocols of the built-in site answer every verb in their own shape; one line of the table stands for all of them. */
const ALL_VERBS: ReadonlySet<ApiRule> = new Set(['gateway', 'built-in']);
const CHANGES: ReadonlySet<Verb> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

async function doors(): Promise<Door[]> {
  const found: Door[] = [];
  for (const route of routeFiles()) {
    const { address } = route;
    for (const [verb, handler] of await handlersOf(route))
      found.push({ name: `${verb} ${address}`, verb, address, handler });
  }
  return found;
}

function ruleOf({ name, address }: Door): ApiRule | undefined {
  const inGeneral = API_TABLE[`GET ${address}`];
  return inGeneral !== undefined && ALL_VERBS.has(inGeneral) ? inGeneral : API_TABLE[name];
}

function outcomeOf(rule: ApiRule, { status }: Response): Outcome | number {
  if (rule === 'built-in') return status >= 400 && status < 500 ? 'refused' : status;
  if (rule === 'gateway' && status === 405) return 'refused';
  if (status === 401 || status === 403) return status;
  return status < 500 ? 'allowed' : status;
}

/** Asks at every door as each asker, and tells where the answer is not the expected one. */
async function surprises(
  askers: Readonly<Record<Asker, Headers>>,
  expected: (door: Door, rule: ApiRule, asker: Asker) => Outcome,
): Promise<string[]> {
  const found: string[] = [];
  for (const door of await doors()) {
    const rule = ruleOf(door);
    if (rule === undefined) continue;
    for (const asker of ASKERS) {
      const headers = { origin: TEST_ORIGIN, ...askers[asker] };
      const response = await ask(door.handler, door.verb, door.address, headers);
      const outcome = outcomeOf(rule, response);
      const wanted = expected(door, rule, asker);
      if (outcome !== wanted) found.push(`${door.name} as ${asker}: ${outcome}, not ${wanted}`);
      await response.body?.cancel();
    }
  }
  return found;
}

/** The poll API has GET and nothing else, whoever asks. */
function wantedAt({ verb }: Door, rule: ApiRule, asker: Asker): Outcome {
  if (rule === 'gateway' && verb !== 'GET') return 'refused';
  return expectedAtApi(rule, asker);
}

it(
  'is written down for every verb of every route there is, and for no other',
  { timeout: 120_000 },
  async () => {
    const found = (await doors()).filter(({ address, verb }) => {
      const inGeneral = API_TABLE[`GET ${address}`];
      return verb === 'GET' || inGeneral === undefined || !ALL_VERBS.has(inGeneral);
    });
    expect(Object.keys(API_TABLE).toSorted()).toEqual(found.map(({ name }) => name).toSorted());
  },
);

it(
  'holds for every verb that a protocol of the built-in site could be asked by',
  { timeout: 120_000 },
  async () => {
    for (const route of routeFiles()) {
      const rule = API_TABLE[`GET ${route.address}`];
      if (rule === undefined || !ALL_VERBS.has(rule)) continue;
      expect([...(await handlersOf(route)).keys()], `${route.address}`).toEqual([...VERBS]);
    }
  },
);

describeOnEachDatabase('who may come in where', (kind) => {
  it('is as the table says, for each asker at each door', { timeout: 120_000 }, async () => {
    const askers = await makeAskers(await serveRuntime(kind));
    expect(await surprises(askers, wantedAt)).toEqual([]);
  });

  it(
    'lets viewers and their tokens see payloads when an admin says so, and nothing else',
    { timeout: 120_000 },
    async () => {
      const runtime = await serveRuntime(kind);
      const askers = await makeAskers(runtime);
      await setPayloadAccess({ ...runtime.console, actor: cliActor }, true);
      const unlocked = await surprises(askers, wantedAt);
      const payloads = Object.entries(API_TABLE).filter(([, rule]) => rule === 'payloads');
      const viewers = ['viewer', 'viewer token', 'admin with a viewer token'];
      expect(unlocked.toSorted()).toEqual(
        payloads
          .flatMap(([name]) => viewers.map((viewer) => `${name} as ${viewer}: allowed, not 403`))
          .toSorted(),
      );
    },
  );
});

describeOnEachDatabase('whoever comes by a cookie', (kind) => {
  it(
    'changes nothing from a page that is not ours, and a token needs no page',
    { timeout: 120_000 },
    async () => {
      const { admin, 'admin token': token } = await makeAskers(await serveRuntime(kind));
      const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      for (const door of await doors()) {
        const rule = ruleOf(door);
        if (rule === undefined || ALL_VERBS.has(rule) || !CHANGES.has(door.verb)) continue;
        for (const from of [{}, foreign, { origin: 'null' }]) {
          const response = await ask(door.handler, door.verb, door.address, { ...admin, ...from });
          expect(response.status, `${door.name} from ${JSON.stringify(from)}`).toBe(403);
        }
        if (expectedAtApi(rule, 'admin token') !== 'allowed' || rule === 'open') continue;
        const response = await ask(door.handler, door.verb, door.address, token);
        expect([401, 403], `${door.name} by a token`).not.toContain(response.status);
      }
    },
  );
});
