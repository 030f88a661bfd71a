import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import {
  JOIN,
  operatorsForField,
  readOperator,
  spellOperator,
  type OperatorUse,
  type ValueOperator,
} from '@/lib/domain/filter/operators';
import { named, readOperand } from '@/lib/domain/filter/read-operand';
import type { FilterCondition, WrittenValue } from '@/lib/domain/filter/types';
import { foldText } from '@/lib/domain/filter/fold';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';
import { STATE_FIELD } from '@/lib/domain/workflow';

type ParsedCondition =
  | { ok: true; condition: FilterCondition }
  /** A join whose nested group is still to be read. */
  | { ok: true; join: { field: string; model: string; negated: boolean; written: unknown } }
  | { ok: false; message: string };

/**
 * Reads a triple `["field","operator","operand"]`, a join's nested group excepted; a refusal is a whole sentence. Whether a state that is
 * asked for is one of the model's is for `findUnknownState`.
 */
export function parseCondition(input: readonly unknown[], model: ModelDefinition): ParsedCondition {
  const [fieldName, spelled, written] = input;
  if (input.length !== 3 || typeof fieldName !== 'string' || typeof spelled !== 'string')
    return refuse('A condition is three things: ["field","operator","operand"].');
  const field = findField(model, fieldName);
  if (field === undefined)
    return refuse(`The field ${quoteInput(fieldName)} does not exist on ${model.name}.`);
  const use = readOperator(spelled);
  if (use === undefined) return refuse(`The operator ${quoteInput(spelled)} does not exist.`);
  const { operator, negated } = use;
  return operator === JOIN
    ? joinOf(field, negated, written)
    : conditionOf(field, { operator, negated }, written);
}

function joinOf(field: FieldDefinition, negated: boolean, written: unknown): ParsedCondition {
  return field.relation === null
    ? refuse(`${field.name} does not lead to another model, so "${JOIN}" cannot be asked of it.`)
    : { ok: true, join: { field: field.name, model: field.relation, negated, written } };
}

function conditionOf(
  field: FieldDefinition,
  use: OperatorUse & { operator: ValueOperator },
  written: unknown,
): ParsedCondition {
  if (!operatorsForField(field).includes(use.operator))
    return refuse(
      `The operator "${spellOperator(use)}" cannot be asked of ${field.name}, which is ${named(field.type)}.`,
    );
  const operand = readOperand(use.operator, field, written);
  if (!operand.ok) return refuse(operand.message);
  return {
    ok: true,
    condition: {
      kind: 'condition',
      field: field.name,
      type: field.type,
      operator: use.operator,
      negated: use.negated,
      operand: operand.value,
      written: asWritten(written),
    },
  };
}

/** The state a condition asks for by its whole name, when the model's workflow has none of that name in any case. */
export function findUnknownState(condition: FilterCondition, model: ModelDefinition): string | null {
  const { field, operator, operand } = condition;
  if (field !== STATE_FIELD || operator !== 'eq' || model.states.length === 0 || operand.kind !== 'span')
    return null;
  const isKnown = model.states.some((state) => foldText(state) === operand.low);
  return isKnown ? null : String(condition.written);
}

/** Every operand that was taken is one of these already; the check tells the compiler so. */
function asWritten(written: unknown): WrittenValue {
  return typeof written === 'number' || typeof written === 'boolean' ? written : String(written);
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
