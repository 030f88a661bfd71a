import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes what is known of a queue, over what was known before. */
export async function putReading(trx: Queryable, reading: NewRow<'queue_reading'>): Promise<void> {
  const { queue_id: _queue, ...figures } = reading;
  await trx
    .insertInto('queue_reading')
    .values(reading)
    .onConflict((conflict) => conflict.column('queue_id').doUpdateSet(figures))
    .execute();
}
