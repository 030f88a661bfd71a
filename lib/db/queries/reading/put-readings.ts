import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { NewRow, Row } from '../../schema';

const COLUMNS = [
  'queued',
  'queued_basis',
  'queued_at',
  'processing',
  'processing_basis',
  'processing_at',
  'oldest_triggered_at',
  'entered_total',
  'taken_total',
  'finished_total',
  'problem',
] as const satisfies readonly (keyof Row<'queue_reading'>)[];

/** Replaces what is known of these queues. */
export async function putReadings(
  db: Queryable,
  readings: readonly NewRow<'queue_reading'>[],
): Promise<void> {
  if (readings.length === 0) return;
  await db
    .insertInto('queue_reading')
    .values([...readings])
    .onConflict((conflict) =>
      conflict
        .column('queue_id')
        .doUpdateSet(Object.fromEntries(COLUMNS.map((name) => [name, sql.ref(`excluded.${name}`)]))),
    )
    .execute();
}
