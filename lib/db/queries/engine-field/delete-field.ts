import type { Queryable } from '../../database';

export async function deleteEngineField(trx: Queryable, model: string, name: string): Promise<void> {
  await trx.deleteFrom('engine_field').where('model', '=', model).where('name', '=', name).execute();
}
