import type { Queryable } from '../../database';

/** Writes a model's workflow: its states as a JSON list of names, and the moves between them (null: every move). */
export async function updateWorkflow(
  trx: Queryable,
  model: string,
  workflow: { statesJson: string; transitionsJson: string | null },
): Promise<void> {
  await trx
    .updateTable('engine_model')
    .set((eb) => ({
      states_json: workflow.statesJson,
      transitions_json: workflow.transitionsJson,
      version: eb('version', '+', 1),
    }))
    .where('name', '=', model)
    .execute();
}
