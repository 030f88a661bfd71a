import type { FieldProblem } from '@/lib/domain/errors';
import type { FieldDefinition, FieldValue, ModelDefinition } from '@/lib/domain/field-types';
import { parseFieldValue } from '@/lib/domain/field-values';
import { quoteInput } from '@/lib/domain/quote-input';
import { STATE_FIELD } from '@/lib/domain/workflow';

/** What one save writes: canonical values by field, and the id it names, if it does. */
export interface ReadValues {
  values: Record<string, FieldValue>;
  id: number | null;
  problems: FieldProblem[];
}

const MAX_PROBLEMS = 50;
const fieldMaps = new WeakMap<ModelDefinition, ReadonlyMap<string, FieldDefinition>>();

/**
 * Reads the values of one save. Unknown fields, unknown states, values of the wrong type and what the site writes itself are
 * problems, each by its field's name; nothing is dropped silently. `id` is read apart: a new record may bring its own.
 * A relation's id must be a whole number but need not exist: records arrive in any order, and may be deleted [ours].
 */
export function readValues(
  model: ModelDefinition,
  input: Readonly<Record<string, unknown>>,
  path: string,
): ReadValues {
  const read: ReadValues = { values: {}, id: null, problems: [] };
  const fields = fieldMapOf(model);
  for (const [name, written] of Object.entries(input)) {
    const field = fields.get(name);
    const problem =
      field === undefined
        ? `The field ${quoteInput(name)} does not exist on ${model.name}.`
        : readValue(model, field, written, read);
    if (problem !== null) read.problems.push({ path: `${path}${name.slice(0, 100)}`, message: problem });
    if (read.problems.length >= MAX_PROBLEMS) break;
  }
  return read;
}

/** Puts one value where it belongs; what is wrong with it, or null. */
function readValue(
  model: ModelDefinition,
  field: FieldDefinition,
  written: unknown,
  read: ReadValues,
): string | null {
  if (field.name === 'created_at' || field.name === 'updated_at')
    return `${field.name} is written by the site itself.`;
  const parsed = parseFieldValue(field.type, written);
  if (!parsed.ok) return parsed.message;
  const { value } = parsed;
  if (field.name === 'id') return readId(value, read);
  if (field.name === STATE_FIELD && model.states.length > 0) {
    const problem = stateProblem(model, value);
    if (problem !== null) return problem;
  }
  read.values[field.name] = value;
  return null;
}

/**
 * The site gives out the ids after the largest that was named, and no id may pass 2^53: a number there cannot be read back, and
 * the models with it. Half of them stay for the site to give.
 */
const LARGEST_NAMED_ID = 2 ** 52;

function readId(value: FieldValue, read: ReadValues): string | null {
  if (typeof value !== 'number' || value < 1) return 'An id is a whole number from 1 on.';
  if (value > LARGEST_NAMED_ID) return `An id is at most ${LARGEST_NAMED_ID}.`;
  read.id = value;
  return null;
}

function stateProblem(model: ModelDefinition, value: FieldValue): string | null {
  if (value === null) return `A ${model.name} is always in a state: ${model.states.join(', ')}.`;
  return model.states.includes(String(value)) ? null : `${model.name} has no state ${quoteInput(value)}.`;
}

function fieldMapOf(model: ModelDefinition): ReadonlyMap<string, FieldDefinition> {
  const kept = fieldMaps.get(model) ?? new Map(model.fields.map((field) => [field.name, field]));
  fieldMaps.set(model, kept);
  return kept;
}
