import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/**
 * Deletes the head of a locked queue, the entry `last` included: one range of the primary key.
 * @returns how many there were.
 */
export async function deleteEntriesThrough(trx: Queryable, last: Row<'engine_queue_entry'>): Promise<number> {
  const result = await trx
    .deleteFrom('engine_queue_entry')
    .where('alert_id', '=', last.alert_id)
    .where((eb) =>
      eb(eb.refTuple('triggered_at', 'sequence'), '<=', eb.tuple(last.triggered_at, last.sequence)),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
