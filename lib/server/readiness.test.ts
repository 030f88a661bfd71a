import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import { readiness } from './readiness';

describeOnEachDatabase('readiness', (kind) => {
  it('is given when the database answers with this schema', async () => {
    expect(await readiness(await testRuntime(kind))).toEqual({ isReady: true, reason: null });
  });
});

it('is refused when the database keeps the connection and does not answer', async () => {
  const runtime = await testRuntime('postgres');
  await runtime.database.kysely.transaction().execute(async (trx) => {
    // Whoever asks which migrations were made waits for this lock as it would for a server that is frozen.
    await sql`lock table schema_migration in access exclusive mode`.execute(trx);
    expect(await readiness(runtime)).toEqual({ isReady: false, reason: 'The database does not answer.' });
  });
});
