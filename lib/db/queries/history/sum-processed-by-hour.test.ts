import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { TIER_CODES } from '@/lib/domain/history';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertManyQueues } from '@/lib/testing/many-queues';
import { plansOf } from '@/lib/testing/watch-statements';
import { sumProcessedByHour } from './sum-processed-by-hour';

const HOUR = 3_600_000;
const QUEUES = 200;
const FROM = Date.UTC(2026, 10, 24);
const DAY = { from: FROM, to: FROM + 24 * HOUR };

/** Two days of many queues: each processed as many records a quarter-hour as its number says. */
async function setUp(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const { kysely } = database;
  await insertManyQueues(database, QUEUES, FROM);
  await sql`insert into history_series (queue_id) select id from queue order by id`.execute(kysely);
  const first = sql.lit(FROM / (HOUR / 4) - 96);
  await sql`
    with recursive slots(slot) as (select ${first} union all select slot + 1 from slots where slot < ${first} + 191)
    insert into queue_history (tier, slot, series, processed)
    select ${sql.lit(TIER_CODES.quarter)}, slot, id, id from slots cross join history_series order by slot, id
  `.execute(kysely);
  // SQLite has no statistics of these tables, PostgreSQL makes them by itself.
  if (kind === 'postgres') await sql`analyze`.execute(kysely);
  const series = await kysely.selectFrom('history_series').selectAll().orderBy('id').execute();
  return { database, series };
}

describeOnEachDatabase('the records processed by the hour', (kind) => {
  it('are those of the queues that were named, or of all', async () => {
    const { database, series } = await setUp(kind);
    const named = series.slice(3, 5);
    const ids = named.map(({ queue_id: id }) => id);
    const some = await sumProcessedByHour(database.kysely, DAY, ids);
    expect(some).toHaveLength(48);
    for (const { id, queue_id: queueId } of named)
      expect(some).toContainEqual({ queue_id: queueId, hour: FROM + 23 * HOUR, processed: 4 * id });
    const all = await sumProcessedByHour(database.kysely, DAY);
    expect(all).toHaveLength(24 * QUEUES);
    expect(all).toEqual(expect.arrayContaining(some));
    expect(await sumProcessedByHour(database.kysely, DAY, [])).toEqual([]);
  });

  it('are looked up by the whole key where queues are named, and not read of all queues', async () => {
    const { database, series } = await setUp(kind);
    const ids = series.slice(3, 5).map(({ queue_id: id }) => id);
    const [plan] = await plansOf(database, (db) => sumProcessedByHour(db, DAY, ids));
    expect(plan).toMatch(
      kind === 'sqlite'
        ? /SEARCH history USING PRIMARY KEY \(tier=\? AND slot=\? AND series=\?\)/
        : /Index Cond: \(\(tier = 1\) AND \(slot = wanted\.slot\) AND \(series = series\.id\)\)/,
    );
  });
});
