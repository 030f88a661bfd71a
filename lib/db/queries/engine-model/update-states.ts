import type { Queryable } from '../../database';

/** Writes a model's workflow states, as a JSON list of names. */
export async function updateModelStates(db: Queryable, model: string, statesJson: string): Promise<void> {
  await db.updateTable('engine_model').set({ states_json: statesJson }).where('name', '=', model).execute();
}
