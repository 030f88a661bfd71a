import { expect, it } from 'vitest';
import { z } from 'zod';
import { addToken } from '@/lib/auth/tokens/add-token';
import { createApiToken } from '@/lib/auth/tokens/create-api-token';
import { listApiTokens } from '@/lib/auth/tokens/list-api-tokens';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { explainDatabaseError } from '@/lib/db/database-error';
import { cliActor, type Role } from '@/lib/domain/actor';
import { apiTokenInput } from '@/lib/domain/api/tokens';
import { watchedLog } from '@/lib/testing/watched-log';
import { problemOf } from './handle';
import type { Action } from '@/lib/domain/policies';
import {
  addPerson,
  headersOf,
  otherInstance,
  testAuth,
  TEST_ORIGIN,
  type TestAuth,
} from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { makeHandle } from './handle';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const problem = z.object({ code: z.string(), detail: z.string() });

async function setUp(kind: DatabaseKind) {
  const { database, open } = await testDatabase(kind);
  const auth = testAuth(database);
  return { auth, open, admin: { ...auth, actor: cliActor } };
}

/** Sends one request with a header and, unless told, nothing else a browser would send. */
async function send(
  auth: TestAuth,
  authorization: string,
  { action = 'overview.read', headers = {}, from = '192.0.2.7' }: SendOptions = {},
) {
  const handle = makeHandle(async () => ({ auth }), { explain: explainDatabaseError });
  const route = handle({ action }, async ({ actor }) => actor);
  const request = new Request(ADDRESS, {
    method: 'POST',
    headers: { 'x-forwarded-for': from, ...headers, authorization },
  });
  const response = await route(request, { params: Promise.resolve({}) });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

interface SendOptions {
  action?: Action | 'known' | 'signed-in';
  headers?: Readonly<Record<string, string>>;
  from?: string;
}

describeOnEachDatabase('an API token', (kind) => {
  const make = async (admin: Parameters<typeof createApiToken>[0], role: Role, days?: number) => {
    const made = await createApiToken(admin, { name: `The ${role}`, role, expiresInDays: days });
    return { ...made, header: `Bearer ${made.secret}` };
  };

  it('acts under its own name, from no page, and whatever cookie comes with it', async () => {
    const { auth, admin } = await setUp(kind);
    const { token, header } = await make(admin, 'operator');
    await addPerson(auth, 'ada@example.org', 'admin');
    const cookie = await headersOf(auth, 'ada@example.org');
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const actor = {
      kind: 'token',
      id: token.id,
      name: 'The operator',
      role: 'operator',
      address: '192.0.2.7',
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    };
    for (const headers of [{}, cookie, { ...cookie, ...foreign }]) {
      const { status, body } = await send(auth, header, { headers });
      expect([status, JSON.parse(body)]).toMatchObject([200, actor]);
    }
    expect((await send(auth, header, { action: 'account.write', headers: cookie })).status).toBe(403);
    expect((await send(auth, 'Bearer', { headers: cookie })).status).toBe(401);
    expect((await send(auth, 'Basic YTpi', { headers: cookie })).status).toBe(401);
  });

  it('may what a person of its role may, but nothing that only people may', async () => {
    const { auth, admin } = await setUp(kind);
    const { header } = await make(admin, 'admin');
    const only: Action[] = ['account.write', 'token.write', 'oauth-client.write', 'payload-access.write'];
    for (const action of only) {
      const { status, body } = await send(auth, header, { action });
      expect([status, problem.parse(JSON.parse(body)).detail]).toEqual([
        403,
        expect.stringContaining('Only a person'),
      ]);
    }
    expect((await send(auth, header, { action: 'signed-in' })).status).toBe(403);
    for (const action of ['site.write', 'token.read', 'known'] as const)
      expect((await send(auth, header, { action })).status).toBe(200);
    const asToken = { ...admin, actor: { ...cliActor, kind: 'token' as const } };
    await expect(addToken(asToken, { kind: 'api', name: 'x', role: 'admin' })).rejects.toThrow(
      /Only a person/,
    );
  });

  it('is shown once and kept as a hash; its making and its end are in the activity log', async () => {
    const { auth, admin } = await setUp(kind);
    const { token, secret } = await make(admin, 'viewer', 30);
    expect(secret).toMatch(/^fxa_[\w-]{43}$/);
    expect(token).toMatchObject({ role: 'viewer', hint: secret.slice(0, 8), lastUsedAt: null });
    expect(token.expiresAt).toBe(auth.clock.now() + 30 * DAY);
    await revokeToken(admin, 'api', token.id);
    await expect(revokeToken(admin, 'api', token.id)).rejects.toThrow(/revoked already/);
    await expect(revokeToken(admin, 'kiosk', token.id)).rejects.toThrow(/no such kiosk link/);
    const { kysely } = auth.database;
    const rows = await kysely.selectFrom('token').selectAll().execute();
    const acts = await kysely.selectFrom('activity').selectAll().execute();
    expect(acts.map(({ verb, target_id: id }) => [verb, id])).toEqual([
      ['api-token.create', token.id],
      ['api-token.revoke', token.id],
    ]);
    expect(JSON.stringify([rows, acts, await listApiTokens(auth)])).not.toContain(secret.slice(8));
  });

  it('has a name that both databases can keep', () => {
    const named = (name: string) => apiTokenInput.safeParse({ name, role: 'viewer' }).success;
    expect([named('Écran 📺'), named('a\0b'), named('\ud800'), named('   ')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('notes its last use to the minute, with the address', async () => {
    const { auth, admin } = await setUp(kind);
    const { header } = await make(admin, 'viewer');
    const lastUse = async () => {
      const [token] = await listApiTokens(auth);
      return [token?.lastUsedAt, token?.lastAddress];
    };
    const first = auth.clock.now();
    await send(auth, header);
    expect(await lastUse()).toEqual([first, '192.0.2.7']);
    auth.clock.advance(MINUTE - 1);
    await send(auth, header, { from: '192.0.2.8' });
    expect(await lastUse()).toEqual([first, '192.0.2.7']);
    auth.clock.advance(1);
    await send(auth, header, { from: '192.0.2.8' });
    expect(await lastUse()).toEqual([first + MINUTE, '192.0.2.8']);
  });

  it('that is wrong is refused with what is wrong, as programs expect it', async () => {
    const { auth, admin } = await setUp(kind);
    const expired = await make(admin, 'admin', 1);
    const revoked = await make(admin, 'admin');
    await revokeToken(admin, 'api', revoked.token.id);
    auth.clock.advance(DAY);
    const kiosk = await addToken(admin, { kind: 'kiosk', name: 'Hall', role: null });
    const asApi = kiosk.secret.replace(/^fxk_/, 'fxa_');
    const cases: [string, number, RegExp][] = [
      [expired.header, 401, /time of this API token is over/],
      [revoked.header, 401, /was revoked/],
      ['Bearer fxa_nobodys', 401, /not known here/],
      [`Bearer ${asApi}`, 401, /not known here/],
      [`Bearer ${kiosk.secret}`, 403, /kiosk link/],
      ['Bearer fac_gw_something', 403, /gateway token/],
    ];
    const asked: (string | null)[] = [];
    for (const [header, status, words] of cases) {
      const answer = await send(auth, header);
      if (status === 401) asked.push(answer.headers.get('x-request-id'));
      expect(answer.status, `${header}`).toBe(status);
      expect(problem.parse(JSON.parse(answer.body)).detail).toMatch(words);
      expect(answer.headers.get('www-authenticate')).toBe(
        status === 401 ? 'Bearer error="invalid_token"' : null,
      );
      expect(answer.body).not.toContain(header.slice(-20));
    }
    const refusals = await auth.database.kysely
      .selectFrom('activity')
      .select(['actor_name', 'address', 'detail_json', 'target_id', 'correlation_id'])
      .where('verb', '=', 'api-token.refuse')
      .orderBy('id')
      .execute();
    const named = refusals.map((act) => act.correlation_id);
    expect(named).toEqual(asked);
    expect(refusals.map((act) => [act.actor_name, act.detail_json, act.target_id])).toEqual([
      ['The admin', '{"reason":"expired"}', expired.token.id],
      ['The admin', '{"reason":"revoked"}', revoked.token.id],
      ['Somebody', '{"reason":"unknown"}', null],
      ['Somebody', '{"reason":"unknown"}', null],
    ]);
  });

  it('that is wrong locks its address for wrong ones, over a restart, and harms nobody else', async () => {
    const { auth, admin, open } = await setUp(kind);
    const { header } = await make(admin, 'viewer');
    await addPerson(auth, 'ada@example.org', 'viewer');
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect((await send(auth, `Bearer fxa_${attempt}`)).status).toBe(401);
    const restarted = { ...auth, database: open() };
    const locked = await send(restarted, 'Bearer fxa_another');
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await send(restarted, header)).status).toBe(200);
    expect((await send(restarted, 'Bearer fxa_another', { from: '192.0.2.8' })).status).toBe(401);
    expect(await headersOf(auth, 'ada@example.org')).toHaveProperty('cookie');
    const failures = () => auth.database.kysely.selectFrom('token_failure').selectAll().execute();
    expect(await failures()).toHaveLength(21);
    auth.clock.advance(15 * MINUTE + 1);
    expect((await send(restarted, 'Bearer fxa_another')).status).toBe(401);
    expect(await failures()).toHaveLength(1);
  });

  it('that is wrong is let through no more than twenty times, however many come at once', async () => {
    const { auth, open } = await setUp(kind);
    const other = otherInstance(auth, open);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => send(index % 2 === 0 ? auth : other, `Bearer fxa_${index}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
    expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([]);
  });
});

it('an address that holds a secret is logged without it', async () => {
  const { database } = await testDatabase('sqlite');
  const log = watchedLog();
  const auth = { ...testAuth(database), log };
  const request = new Request(`${TEST_ORIGIN}/wall/fxk_secret`);
  problemOf(new TypeError('broken'), {
    options: { explain: () => undefined },
    auth,
    request,
    requestId: 'id',
  });
  expect(JSON.stringify(log.lines)).toContain('/wall/…');
  expect(JSON.stringify(log.lines)).not.toContain('fxk_secret');
});
