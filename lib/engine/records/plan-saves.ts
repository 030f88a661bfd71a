import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { FieldValue, ModelDefinition } from '@/lib/domain/field-types';
import type { ModelCatalog } from '../models/load-models';
import { modelOf } from '../models/model-of';
import { readValues } from './read-values';

/** One save of one record. Without `id` a record is made; `values.id` may then name the id it gets. */
export interface RecordSave {
  model: string;
  id?: number;
  /** By field name; values as form-encoded and JSON clients send them. */
  values: Readonly<Record<string, unknown>>;
  /** The version the caller has read; the save is refused when there is a newer one. */
  version?: number;
}

/** A save whose input was read and found good. */
export interface PlannedSave {
  model: ModelDefinition;
  kind: 'create' | 'update';
  /** Null until the site gives it one. */
  id: number | null;
  values: Record<string, FieldValue>;
  version: number | null;
}

const MAX_PROBLEMS = 100;

/**
 * Reads the input of every save before any is done.
 * @throws AppError `not-found` for an unknown model; `invalid` with the problems, by field name, in a batch of more than one
 * behind its place: `[3].amount_requested`.
 */
export function planSaves(catalog: ModelCatalog, saves: readonly RecordSave[]): PlannedSave[] {
  const problems: FieldProblem[] = [];
  const planned = saves.map((save, index) => {
    const path = saves.length === 1 ? '' : `[${index}].`;
    return problems.length < MAX_PROBLEMS ? planSave(catalog, save, path, problems) : null;
  });
  if (problems.length > 0) {
    const [first] = problems;
    const detail = first === undefined ? '' : ` ${first.message}`;
    throw new AppError('invalid', `The record was not saved.${detail}`, { problems });
  }
  return planned.filter((save) => save !== null);
}

function planSave(
  catalog: ModelCatalog,
  save: RecordSave,
  path: string,
  problems: FieldProblem[],
): PlannedSave {
  const model = modelOf(catalog, save.model);
  const read = readValues(model, save.values, path);
  problems.push(...read.problems);
  if (save.id !== undefined && read.id !== null && read.id !== save.id)
    problems.push({
      path: `${path}id`,
      message: `The id of a record never changes; this one is ${save.id}.`,
    });
  return {
    model,
    kind: save.id === undefined ? 'create' : 'update',
    id: save.id ?? read.id,
    values: read.values,
    version: save.version ?? null,
  };
}
