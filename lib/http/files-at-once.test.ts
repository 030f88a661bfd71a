import { expect, it } from 'vitest';
import { STREAM_BYTES } from '@/lib/domain/answer-room';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { handlersOf } from '@/lib/testing/authorisation/serve';
import { routeFiles } from '@/lib/testing/authorisation/find-routes';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { makeHandle } from './handle';

const noParams = { params: Promise.resolve({}) };

describeOnEachDatabase('files', (kind) => {
  it('are a few at once of each person, until they were read or failed', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database, { answerRoom: { each: 2 * STREAM_BYTES, all: 3 * STREAM_BYTES } });
    const handle = makeHandle(async () => ({ auth }), { explain: () => undefined });
    let isBroken = false;
    const file = handle({ action: 'known', givesFile: true }, async () => {
      if (isBroken) throw new Error('The database is gone');
      return new Response('a file');
    });
    const plain = handle({ action: 'known' }, async () => new Response('an answer'));
    await addPerson(auth, 'ada@example.org', 'viewer');
    await addPerson(auth, 'bob@example.org', 'viewer');
    const ada = await headersOf(auth, 'ada@example.org');
    const bob = await headersOf(auth, 'bob@example.org');
    const ask = (headers: Record<string, string>, route = file) =>
      route(new Request(`${TEST_ORIGIN}/api/console/v1/things`, { headers }), noParams);
    const [first] = [await ask(ada), await ask(ada)];
    const refused = await ask(ada);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await ask(ada, plain)).status).toBe(200);
    expect((await ask(bob)).status).toBe(200);
    const full = await ask(bob);
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await first?.text()).toBe('a file');
    isBroken = true;
    expect((await ask(ada)).status).toBe(500);
    isBroken = false;
    expect((await ask(ada)).status).toBe(200);
  });
});

/** What a GET of the console answers without a schema, and is no file: what is not there, the stream of news, and the API's own description. */
const NO_FILES = ['/api/console/v1/[[...path]]', '/api/console/v1/live', '/api/console/v1/openapi.json'];

it('every GET of the console whose answer is no JSON of a schema counts as a file', async () => {
  const without: string[] = [];
  for (const file of routeFiles().filter(({ address }) => address.startsWith('/api/console/'))) {
    const get: unknown = (await handlersOf(file)).get('GET');
    const route: unknown = typeof get === 'function' ? Reflect.get(get, 'route') : undefined;
    if (get === undefined) continue;
    const isFile = typeof route === 'object' && route !== null && 'givesFile' in route;
    const hasSchema = typeof route === 'object' && route !== null && 'answer' in route;
    if (!isFile && !hasSchema) without.push(file.address);
  }
  expect(without.toSorted()).toEqual(NO_FILES);
});
