import type { ModelDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { STATE_FIELD } from '@/lib/domain/workflow';

/** Asked for every record of every save, so found once for a model. */
const answers = new WeakMap<ModelDefinition, boolean>();

/**
 * Whether a model's `state` is text, and so stands in the column made for workflow states. Some models have a numeric `state`,
 * which is a field like any other.
 */
export function hasStateColumn(model: ModelDefinition): boolean {
  const known = answers.get(model);
  if (known !== undefined) return known;
  const answer = findField(model, STATE_FIELD)?.type === 'string';
  answers.set(model, answer);
  return answer;
}
