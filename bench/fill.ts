import { sql } from 'kysely';
import type { Database } from '@/lib/db/database';

const SUMMARY = 'Core costs of the advice service over two years, and support.';

/** `id` from `first`, `count` of them, as a table; the databases count each in their own way. */
function numbers(database: Database, first: number, count: number) {
  return database.support.name === 'postgres'
    ? sql`(select generate_series(${sql.lit(first)}::bigint, ${sql.lit(first + count - 1)}::bigint) as id) as n`
    : sql`(with recursive c(id) as (select ${sql.lit(first)} union all select id + 1 from c where id < ${sql.lit(first + count - 1)}) select id from c) as n`;
}

/** Writes grants straight into their table. */
export async function fillRecords(database: Database, count: number): Promise<void> {
  const fields = JSON.stringify({ amount_requested: '25000.5', project_summary: SUMMARY });
  await sql`insert into engine_record (model, id, state, fields_json, created_at, updated_at, version)
    select 'grant_request', id, 'granted', ${sql.lit(fields)}, 1, 1, 1 from ${numbers(database, 1, count)}`.execute(
    database.kysely,
  );
}

/** Queues entries as saves would have, `count` of them from the sequence `first` on; each of the first `records` records in turn. */
export async function fillQueue(
  database: Database,
  { alertId, count, first, records }: { alertId: number; count: number; first: number; records: number },
): Promise<void> {
  const triggeredAt = 1_795_512_600_000;
  await sql`insert into engine_queue_entry (alert_id, triggered_at, sequence, record_id)
    select ${sql.lit(alertId)}, ${sql.lit(triggeredAt)}, id, (id - 1) % ${sql.lit(records)} + 1
    from ${numbers(database, first, count)}`.execute(database.kysely);
  await database.kysely
    .updateTable('engine_queue')
    .set((eb) => ({
      next_sequence: first + count,
      queued: eb('queued', '+', count),
      entered_total: eb('entered_total', '+', count),
    }))
    .where('alert_id', '=', alertId)
    .execute();
}

/** As autovacuum would have by the time a queue is long. */
export async function tidy(database: Database): Promise<void> {
  if (database.support.name === 'postgres')
    await sql`vacuum analyze engine_queue_entry`.execute(database.kysely);
}
