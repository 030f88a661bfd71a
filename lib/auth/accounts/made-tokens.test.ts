import { expect, it } from 'vitest';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { allMigrations } from '@/lib/db/migrations/all';
import { cliActor, type Actor } from '@/lib/domain/actor';
import { addPerson, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { createApiToken } from '../tokens/create-api-token';
import { createKioskLink } from '../tokens/create-kiosk-link';
import { revokeToken } from '../tokens/revoke-token';
import { listPeople } from './list-people';

const DAY = 24 * 60 * 60_000;

/** Ada has made one token of each kind, one that is revoked and one that ends in a day; so has the command line, under her name. */
async function setUp(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const auth = testAuth(database);
  const { id } = await addPerson(auth, 'ada@example.org', 'admin');
  await addPerson(auth, 'bob@example.org', 'admin');
  const ada: Actor = { kind: 'person', id, name: 'Ada', role: 'admin', address: null };
  const act = { ...auth, actor: ada };
  await createApiToken(act, { name: 'One', role: 'viewer' });
  await createKioskLink(act, { name: 'Two' });
  const ctx = ledgerContext(database, { actor: ada });
  await insertSiteAndQueue(ctx, {
    baseUrl: 'https://127.0.0.1:1',
    credentials: UNUSED_CREDENTIALS,
  });
  await createGatewayToken(ctx, { name: 'Three', queueIds: [QUEUE_ID] });
  await createApiToken(act, { name: 'Ends', role: 'viewer', expiresInDays: 1 });
  const { token } = await createApiToken(act, { name: 'Revoked', role: 'viewer' });
  await revokeToken(act, 'api', token.id);
  await createApiToken({ ...auth, actor: { ...cliActor, name: 'Ada' } }, { name: 'No', role: 'viewer' });
  const counts = async () => (await listPeople(auth)).people.map(({ madeTokens }) => madeTokens);
  return { auth, database, counts };
}

describeOnEachDatabase('the tokens somebody made', (kind) => {
  it('are counted while they are good, by account and not by name', async () => {
    const { auth, counts } = await setUp(kind);
    expect(await counts()).toEqual([4, 0]);
    auth.clock.advance(DAY);
    expect(await counts()).toEqual([3, 0]);
  });

  it('are known from the activity log where they were made by a version that did not keep it', async () => {
    const { database, counts } = await setUp(kind);
    const { kysely: db, support } = database;
    await db.schema.alterTable('token').dropColumn('created_by_id').execute();
    await db.schema.alterTable('token').dropColumn('last_opened_at').execute();
    await allMigrations(support)['0018-token-makers']?.up(db);
    expect(await counts()).toEqual([4, 0]);
  });
});
