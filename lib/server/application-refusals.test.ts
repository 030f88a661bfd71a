import { expect, it } from 'vitest';
import { z } from 'zod';
import { systemActor } from '@/lib/domain/actor';
import { createOauthClient, type OauthClient } from '@/lib/engine/oauth/create-client';
import { revokeClient } from '@/lib/engine/oauth/revoke-client';
import { rotateSecret } from '@/lib/engine/oauth/rotate-secret';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { marked } from '@/lib/testing/canary';
import { expectAnswerWithoutSecret } from '@/lib/testing/expect-no-secret';
import { GET, POST } from './built-in-route';
import { pollRoute } from './poll-route';

const QUEUE = '00000000-1111-4222-8333-444444444444';
const HOUR = 3_600_000;
const given = z.object({ access_token: z.string() });

interface From {
  from?: string;
  requestId?: string;
}

function headersOf({ from = '192.0.2.7', requestId = 'an-integration' }: From): Record<string, string> {
  return { 'x-forwarded-for': from, 'x-request-id': requestId };
}

async function read(request: Request, answer: Promise<Response>) {
  const response = await answer;
  const text = await response.clone().text();
  await expectAnswerWithoutSecret(request, response);
  return { status: response.status, headers: response.headers, json: JSON.parse(text) };
}

/** Asks for a token as an application does. */
async function askForToken({ clientId, clientSecret }: OauthClient, from: From = {}) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const request = new Request(`${TEST_ORIGIN}/oauth/token`, {
    method: 'POST',
    body,
    headers: headersOf(from),
  });
  return read(request, POST(request));
}

async function tokenOf(client: OauthClient): Promise<string> {
  return given.parse((await askForToken(client)).json).access_token;
}

function list(token: string, from: From = {}) {
  const headers = { ...headersOf(from), authorization: `Bearer ${token}` };
  const request = new Request(`${TEST_ORIGIN}/api/rest/v2/organization`, { headers });
  return read(request, GET(request));
}

function poll(token: string, from: From = {}) {
  const headers = { ...headersOf(from), authorization: `Bearer ${token}` };
  const request = new Request(`${TEST_ORIGIN}/poll/client/1/uuid/queue/${QUEUE}`, { headers });
  return read(request, pollRoute(request, { params: Promise.resolve({ queueUuid: QUEUE }) }));
}

async function setUp(kind: DatabaseKind) {
  const { engine, database, console } = await serveRuntime(kind);
  const make = (name: string) => createOauthClient(engine, { name }, systemActor);
  const refusals = () =>
    database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', 'in', ['oauth-client.refuse', 'oauth-token.refuse'])
      .orderBy('id')
      .execute();
  const counted = () => database.kysely.selectFrom('token_failure').selectAll().execute();
  const fetchOwn = console.fetchFor('built-in');
  return { db: database.kysely, engine, make, refusals, counted, fetchOwn };
}

describeOnEachDatabase('what is wrong of an OAuth application', (kind) => {
  it('is refused as before, and written down with what was wrong: secrets', async () => {
    const { engine, make, refusals } = await setUp(kind);
    const [erp, crm] = [await make('ERP'), await make('CRM')];
    await revokeClient(engine, crm.clientId, systemActor);
    const wrong = { clientSecret: marked('wrong') };
    const cases = [
      { client: { ...erp, ...wrong }, reason: 'wrong-secret', of: null, target: erp.clientId },
      { client: { clientId: 'nobody', ...wrong }, reason: 'unknown', of: null, target: null },
      { client: { clientId: 'a\0b', ...wrong }, reason: 'unknown', of: null, target: null },
      { client: crm, reason: 'revoked', of: crm.clientId, target: crm.clientId },
    ];
    const answers = [];
    for (const [index, { client }] of cases.entries())
      answers.push(await askForToken(client, { requestId: `request-${index}` }));
    for (const { status, json, headers } of answers) {
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Fluxx"']);
      expect(json).toEqual({
        error: 'invalid_client',
        error_description: 'The client id or the client secret is wrong.',
      });
    }
    expect(await refusals()).toMatchObject(
      cases.map(({ reason, of, target }, index) => ({
        verb: 'oauth-client.refuse',
        actor_kind: 'application',
        actor_id: of,
        actor_name: of === null ? 'Somebody' : 'CRM',
        target_id: target,
        address: '192.0.2.7',
        outcome: 'refused',
        detail_json: JSON.stringify({ reason }),
        correlation_id: `request-${index}`,
      })),
    );
  });

  it('is refused as before, and written down with what was wrong: access tokens', async () => {
    const { db, engine, make, refusals } = await setUp(kind);
    const [erp, crm] = [await make('ERP'), await make('CRM')];
    const [old, revoked] = [await tokenOf(erp), await tokenOf(crm)];
    const right = await tokenOf(await rotateSecret(engine, erp.clientId, systemActor));
    await db
      .updateTable('engine_oauth_client')
      .set({ revoked_at: 1 })
      .where('client_id', '=', crm.clientId)
      .execute();
    const answers = [];
    for (const ask of [list, poll])
      for (const token of ['nobodys', old, revoked]) answers.push(await ask(token));
    for (const { status, json, headers } of answers) {
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Fluxx"']);
      expect(json).toMatchObject({ error: { code: 401 } });
    }
    const unknown = { actor_id: null, actor_name: 'Somebody', target_id: null };
    const gone = { actor_id: crm.clientId, actor_name: 'CRM', target_id: crm.clientId };
    const once = [
      { ...unknown, detail_json: '{"reason":"unknown"}' },
      { ...unknown, detail_json: '{"reason":"unknown"}' },
      { ...gone, detail_json: '{"reason":"revoked"}' },
    ];
    const facts = {
      verb: 'oauth-token.refuse',
      outcome: 'refused',
      address: '192.0.2.7',
      correlation_id: 'an-integration',
    };
    expect(await refusals()).toMatchObject([...once, ...once].map((one) => ({ ...one, ...facts })));
    expect((await list(right)).status).toBe(200);
  });

  it('locks its address for all wrong ones after twenty, and harms no right one there', async () => {
    const { make, refusals, counted } = await setUp(kind);
    const erp = await make('ERP');
    const right = await tokenOf(erp);
    const wrong = { ...erp, clientSecret: 'wrong' };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await list(`wrong-${attempt}`)).status).toBe(401);
      expect((await askForToken(wrong)).status).toBe(401);
    }
    for (const locked of [await list('wrong'), await poll('wrong'), await poll('fac_gw_wrong')]) {
      expect([locked.status, locked.json]).toMatchObject([429, { error: { code: 429 } }]);
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const locked = await askForToken(wrong);
    expect([locked.status, locked.json]).toMatchObject([429, { error: 'temporarily_unavailable' }]);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([(await list(right)).status, (await poll(right)).status]).toEqual([200, 404]);
    expect((await askForToken(erp)).status).toBe(200);
    expect((await list('wrong', { from: '192.0.2.8' })).status).toBe(401);
    expect([(await refusals()).length, (await counted()).length]).toEqual([21, 21]);
  });

  it('is no token whose time is over, which clients send until it is refused: it is known a day longer', async () => {
    const { db, make, refusals, counted } = await setUp(kind);
    const erp = await make('ERP');
    const old = await tokenOf(erp);
    const endedAgo = (ms: number) =>
      db
        .updateTable('engine_oauth_token')
        .set({ expires_at: Date.now() - ms })
        .execute();
    await endedAgo(23 * HOUR);
    await tokenOf(erp);
    expect((await list(old)).status).toBe(401);
    expect([await refusals(), await counted()]).toEqual([[], []]);
    await endedAgo(25 * HOUR);
    await tokenOf(erp);
    expect((await list(old)).status).toBe(401);
    expect(await refusals()).toMatchObject([{ detail_json: '{"reason":"unknown"}' }]);
  });

  it('is nothing of the console itself, which calls in process and tells its people', async () => {
    const { fetchOwn, refusals, counted } = await setUp(kind);
    const headers = { authorization: 'Bearer wrong' };
    const request = new Request(`${TEST_ORIGIN}/api/rest/v2/organization`, { headers });
    expect((await read(request, fetchOwn(request))).status).toBe(401);
    expect([await refusals(), await counted()]).toEqual([[], []]);
  });

  it('is nothing that carries none: it is refused, and neither counted nor written down', async () => {
    const { refusals, counted } = await setUp(kind);
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer x y']) {
      const headers = { ...headersOf({}), authorization };
      const request = new Request(`${TEST_ORIGIN}/api/rest/v2/organization`, { headers });
      expect((await read(request, GET(request))).status).toBe(401);
    }
    const incomplete = new Request(`${TEST_ORIGIN}/oauth/token`, {
      method: 'POST',
      headers: headersOf({}),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect((await read(incomplete, POST(incomplete))).status).toBe(400);
    expect([await refusals(), await counted()]).toEqual([[], []]);
  });
});
