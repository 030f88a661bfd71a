import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { NewRow } from '../../schema';

const put = keptQuery((trx, reading: NewRow<'queue_reading'>) => {
  const { queue_id: _queue, ...figures } = reading;
  return trx
    .insertInto('queue_reading')
    .values(reading)
    .onConflict((conflict) => conflict.column('queue_id').doUpdateSet(figures));
});

/** Writes what is known of a queue, over what was known before. */
export async function putReading(trx: Queryable, reading: NewRow<'queue_reading'>): Promise<void> {
  await put.run(trx, reading);
}
