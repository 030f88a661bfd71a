import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes how far the sweep of an alert is. */
export async function putSweep(trx: Queryable, sweep: NewRow<'engine_sweep'>): Promise<void> {
  const { alert_id: _, ...progress } = sweep;
  await trx
    .insertInto('engine_sweep')
    .values(sweep)
    .onConflict((conflict) => conflict.column('alert_id').doUpdateSet(progress))
    .execute();
}
