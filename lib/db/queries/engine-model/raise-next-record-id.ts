import type { Queryable } from '../../database';

/** Makes the ids that a model gives out by itself begin at `atLeast` or later. Locks the model's row in any case. */
export async function raiseNextRecordId(trx: Queryable, model: string, atLeast: number): Promise<void> {
  await trx
    .updateTable('engine_model')
    .set((eb) => ({
      next_record_id: eb
        .case()
        .when('next_record_id', '<', atLeast)
        .then(atLeast)
        .else(eb.ref('next_record_id'))
        .end(),
    }))
    .where('name', '=', model)
    .execute();
}
