import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '@/lib/db/database';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { BUSY, SILENT } from '@/lib/db/database-error';
import { testRuntime } from '@/lib/testing/runtime';
import { startStallableProxy } from '@/lib/testing/stallable-proxy';
import { readiness } from './readiness';

describeOnEachDatabase('readiness', (kind) => {
  it('is given when the database answers with this schema', async () => {
    expect(await readiness(await testRuntime(kind))).toEqual({ isReady: true, reason: null });
  });
});

it('is refused when the database keeps a connection, has no time for the question, and answers others', async () => {
  const runtime = await testRuntime('postgres');
  await runtime.database.kysely.transaction().execute(async (trx) => {
    // Whoever asks which migrations were made waits for this lock.
    await sql`lock table schema_migration in access exclusive mode`.execute(trx);
    expect(await readiness(runtime)).toEqual({ isReady: false, reason: BUSY });
  });
});

it('is refused when the database keeps its connections and says nothing', async () => {
  const runtime = await testRuntime('postgres');
  const { settings } = await testDatabase('postgres');
  if (settings.kind !== 'postgres') throw new Error('Not PostgreSQL');
  const proxy = await startStallableProxy(settings.url);
  const database = openDatabase({ kind: 'postgres', url: proxy.urlOf(settings.url) });
  onTestFinished(async () => {
    proxy.goOn();
    await database.close();
    await proxy.close();
  });
  expect(await readiness({ ...runtime, database })).toEqual({ isReady: true, reason: null });
  proxy.stall();
  expect(await readiness({ ...runtime, database })).toEqual({ isReady: false, reason: SILENT });
});
