import { expect, it } from 'vitest';
import { z } from 'zod';
import type { AuthContext } from '@/lib/auth/context';
import { CONFIRMED_MS } from '@/lib/auth/sessions/lifetime';
import { setPayloadAccess } from '@/lib/console/payloads/set-payload-access';
import { explainDatabaseError } from '@/lib/db/database-error';
import { ROLES, systemActor } from '@/lib/domain/actor';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { withAwaitedFile } from './awaited-file';
import { makeHandle } from './handle';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const noParams = { params: Promise.resolve({}) };
const input = z.strictObject({ list: z.array(z.number()) });

function handleOf(auth: AuthContext) {
  return makeHandle(async () => ({ auth }), { explain: explainDatabaseError });
}

function post(body: string, headers: Readonly<Record<string, string>>): Request {
  return new Request(ADDRESS, {
    method: 'POST',
    body,
    headers: { origin: TEST_ORIGIN, 'content-type': 'application/json', ...headers },
  });
}

describeOnEachDatabase('who may', (kind) => {
  it('is decided by the role, before anything is read', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    const handle = handleOf(auth);
    await addPerson(auth, 'admin@example.org', 'admin');
    await addPerson(auth, 'operator@example.org', 'operator');
    await addPerson(auth, 'viewer@example.org', 'viewer');
    const statusOf = async (
      action: 'queue.process' | 'account.write' | 'signed-in',
      headers: Record<string, string>,
    ) => {
      const route = handle({ action, input }, async ({ actor }) => actor.name);
      return (await route(post('not even JSON', headers), noParams)).status;
    };
    const table: Record<string, number[]> = { nobody: [] };
    for (const action of ['signed-in', 'queue.process', 'account.write'] as const) {
      table['nobody']?.push(await statusOf(action, {}));
      for (const role of ROLES) {
        (table[role] ??= []).push(await statusOf(action, await headersOf(auth, `${role}@example.org`)));
      }
    }
    expect(table).toEqual({
      nobody: [401, 401, 401],
      viewer: [400, 403, 403],
      operator: [400, 400, 403],
      admin: [400, 400, 400],
    });
  });

  it('is decided before anybody is given the time of a file', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    const query = z.strictObject({});
    const route = handleOf(auth)({ action: 'records.import', query, takesFile: true }, async () => 'taken');
    const plain = handleOf(auth)({ action: 'records.import' }, async () => 'taken');
    const given: string[] = [];
    const ask = (name: string, headers: Readonly<Record<string, string>>, asked = route) =>
      withAwaitedFile(
        () => given.push(name),
        async () => (await asked(post('a file', headers), noParams)).status,
      );
    expect(await ask('stranger', {})).toBe(401);
    await addPerson(auth, 'viewer@example.org', 'viewer');
    await addPerson(auth, 'admin@example.org', 'admin');
    expect(await ask('viewer', await headersOf(auth, 'viewer@example.org'))).toBe(403);
    const admin = await headersOf(auth, 'admin@example.org');
    expect(await ask('admin elsewhere', admin, plain)).toBe(200);
    expect(given).toEqual([]);
    expect(await ask('admin', admin)).toBe(200);
    expect(given).toEqual(['admin']);
  });

  it('may send more than a stranger may', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    await addPerson(auth, 'viewer@example.org', 'viewer');
    const headers = await headersOf(auth, 'viewer@example.org');
    const text = z.strictObject({ text: z.string() });
    const statusOf = async (action: 'public' | 'signed-in', length: number) => {
      const route = handleOf(auth)({ action, input: text }, async () => 'read');
      return (await route(post(JSON.stringify({ text: 'x'.repeat(length) }), headers), noParams)).status;
    };
    expect([await statusOf('public', 60_000), await statusOf('public', 70_000)]).toEqual([200, 413]);
    expect([await statusOf('signed-in', 1_000_000), await statusOf('signed-in', 1_100_000)]).toEqual([
      200, 413,
    ]);
  });

  it('gives access only if whoever does it was confirmed in the last ten minutes, and says so before anything is read', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    await addPerson(auth, 'admin@example.org', 'admin');
    const headers = await headersOf(auth, 'admin@example.org');
    let done = 0;
    const route = handleOf(auth)({ action: 'account.write', confirmed: true, input }, async () => {
      done += 1;
    });
    const ask = async (body: string) => {
      const answer = await route(post(body, headers), noParams);
      return answer.ok ? answer.status : ((await answer.json()) as { code: string }).code;
    };
    expect(await ask('{"list":[]}')).toBe(204);
    auth.clock.advance(CONFIRMED_MS);
    expect(await ask('{"list":[]}')).toBe('confirmation-required');
    expect(await ask('not even JSON')).toBe('confirmation-required');
    expect(done).toBe(1);
    expect(auth.logged).toEqual(['A request was refused', 'A request was refused']);
  });

  it('shows payloads to viewers while an admin lets it, and nothing else', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    const handle = handleOf(auth);
    const admin = { ...systemActor, role: 'admin' } as const;
    await addPerson(auth, 'viewer@example.org', 'viewer');
    const headers = await headersOf(auth, 'viewer@example.org');
    const ask = async () => {
      const statuses: number[] = [];
      for (const action of ['payload.read', 'payload.erase', 'job.finish'] as const) {
        const route = handle({ action }, async () => ({}));
        statuses.push((await route(post('', headers), noParams)).status);
      }
      return statuses;
    };
    expect(await ask()).toEqual([403, 403, 403]);
    await setPayloadAccess({ ...ledgerContext(database), actor: admin }, true);
    expect(await ask()).toEqual([200, 403, 403]);
    await setPayloadAccess({ ...ledgerContext(database), actor: admin }, false);
    expect(await ask()).toEqual([403, 403, 403]);
    const acts = await database.kysely
      .selectFrom('activity')
      .select('detail_json')
      .where('verb', '=', 'payload-access.set')
      .orderBy('at')
      .execute();
    expect(acts.map((act) => act.detail_json)).toEqual([
      '{"viewersSeePayloads":true}',
      '{"viewersSeePayloads":false}',
    ]);
  });

  it('gives the verb the person who asks', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    const { id } = await addPerson(auth, 'ada@example.org', 'admin');
    const headers = await headersOf(auth, 'ada@example.org');
    const route = handleOf(auth)({ action: 'signed-in' }, async ({ actor, signedIn }) => [
      actor.id,
      signedIn.account.role,
    ]);
    expect(await (await route(new Request(ADDRESS, { headers }), noParams)).json()).toEqual([id, 'admin']);
  });
});
