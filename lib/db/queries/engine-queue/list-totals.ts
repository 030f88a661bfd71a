import { sql } from 'kysely';
import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const totals = keptQuery((db) =>
  db
    .selectFrom('engine_queue')
    .select(
      sql<
        string | null
      >`string_agg(alert_id || ':' || queued || ' ' || entered_total || ' ' || taken_total || ' ' || finished_total, ';')`.as(
        'text',
      ),
    ),
);

/**
 * What came into each queue, was taken and was finished so far, as a text by alert: it differs whenever anything in the queue or its
 * jobs does, because both are written together. One row of all of them: making a thousand takes several times as long.
 */
export async function listQueueTotals(
  db: Queryable,
): Promise<(readonly [alertId: number, totals: string])[]> {
  const text = (await totals.first(db, {}))?.text ?? '';
  if (text === '') return [];
  return text.split(';').map((one) => [Number.parseInt(one, 10), one] as const);
}
