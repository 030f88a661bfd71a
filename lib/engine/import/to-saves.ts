import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { RecordSave } from '../records/save-records';
import { inputOf } from './plan-row';
import type { ImportRow } from './read-rows';
import type { ImportRun } from './run';

/**
 * Good rows as saves. A row with an id changes that record; one whose id no record has makes it, where that was chosen. Two rows
 * of one id are two saves of one record.
 */
export async function toSaves(run: ImportRun, rows: readonly ImportRow[]): Promise<RecordSave[]> {
  const { ctx, plan, mapping } = run;
  const inputs = rows.map((row) => inputOf(plan, row));
  const ids = inputs.flatMap((input) => (input['id'] === undefined ? [] : [Number(input['id'])]));
  const standing =
    mapping.unknownIds === 'create' && ids.length > 0
      ? new Set((await findRecords(ctx.database.kysely, plan.model.name, [...new Set(ids)])).keys())
      : new Set(ids);
  return inputs.map((input): RecordSave => {
    const { id: written, ...values } = input;
    if (written === undefined) return { model: plan.model.name, values };
    const id = Number(written);
    if (standing.has(id)) return { model: plan.model.name, id, values };
    standing.add(id);
    return { model: plan.model.name, values: { ...values, id } };
  });
}
