import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

const FIGURES = {
  queued: 'whole',
  queued_basis: 'text',
  queued_at: 'whole',
  processing: 'whole',
  processing_basis: 'text',
  processing_at: 'whole',
  oldest_triggered_at: 'whole',
  entered_total: 'whole',
  taken_total: 'whole',
  finished_total: 'whole',
  problem: 'text',
} as const satisfies Partial<Record<keyof Row<'queue_reading'>, 'whole' | 'text'>>;

const READINGS = {
  table: 'queue_reading',
  columns: { queue_id: 'text', ...FIGURES },
  onConflict: sql`on conflict (queue_id) do update set ${sql.join(
    Object.keys(FIGURES).map((name) => sql`${sql.id(name)} = ${sql.ref(`excluded.${name}`)}`),
  )}`,
} as const satisfies RowShape;

export type NewReading = Pick<Row<'queue_reading'>, keyof typeof READINGS.columns>;

const NAMES = Object.keys(READINGS.columns) as (keyof NewReading)[];

/** Replaces what is known of these queues. */
export async function putReadings(
  db: Queryable,
  support: DialectSupport,
  readings: readonly NewReading[],
): Promise<void> {
  const values = readings.flatMap((reading) => NAMES.map((name) => reading[name]));
  await insertRows(db, support, READINGS, values);
}
