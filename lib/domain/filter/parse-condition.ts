import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import { compileOperator } from '@/lib/domain/filter/compile-operator';
import { OPERATORS, readOperator, spellOperator, type OperatorUse } from '@/lib/domain/filter/operators';
import { isPlannedOperator } from '@/lib/domain/filter/planned-operators';
import { named, readOperand } from '@/lib/domain/filter/read-operand';
import type { FilterCondition } from '@/lib/domain/filter/types';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';

type ParsedCondition = { ok: true; condition: FilterCondition } | { ok: false; message: string };

/** Reads a triple `["field","operator","operand"]` and compiles it; a refusal is a whole sentence. */
export function parseCondition(input: readonly unknown[], model: ModelDefinition): ParsedCondition {
  const [fieldName, spelled, written] = input;
  if (input.length !== 3 || typeof fieldName !== 'string' || typeof spelled !== 'string')
    return refuse('A condition is three things: ["field","operator","operand"].');
  const field = findField(model, fieldName);
  if (field === undefined)
    return refuse(`The field ${quoteInput(fieldName)} does not exist on ${model.name}.`);
  const use = readOperator(spelled);
  if (use !== undefined) return compile(field, use, written);
  const isPlanned = isPlannedOperator(spelled);
  return refuse(
    `The operator ${quoteInput(spelled)} ${isPlanned ? 'is not supported yet' : 'does not exist'}.`,
  );
}

function compile(field: FieldDefinition, use: OperatorUse, written: unknown): ParsedCondition {
  const { shape, types } = OPERATORS[use.operator];
  if (!types.includes(field.type))
    return refuse(
      `The operator "${spellOperator(use)}" cannot be asked of ${field.name}, which is ${named(field.type)}.`,
    );
  const operand = readOperand(shape, field, written);
  if (!operand.ok) return refuse(operand.message);
  return {
    ok: true,
    condition: {
      kind: 'condition',
      field: field.name,
      type: field.type,
      ...use,
      operand: operand.value,
      written: asWritten(written),
      test: compileOperator(use.operator, field.type, operand.value),
    },
  };
}

/** Every operand that was taken is one of these already; the check tells the compiler so. */
function asWritten(written: unknown): FilterCondition['written'] {
  return typeof written === 'number' || typeof written === 'boolean' ? written : String(written);
}

function refuse(message: string): ParsedCondition {
  return { ok: false, message };
}
