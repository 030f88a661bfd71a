import type { FieldDefinition } from '@/lib/domain/field-types';
import {
  isWindowName,
  JOIN,
  operatorDefinition,
  operatorsForField,
  readOperator,
  spellOperator,
  type OperandShape,
  type OperatorName,
} from '@/lib/domain/filter/operators';
import { WINDOWS } from '@/lib/domain/filter/windows';

export interface OperatorChoice {
  /** As it is spelled in the filter language. */
  value: string;
  label: string;
}

/** Every operator that the field can be asked: first all as they are, then all of their `not-` forms. */
export function operatorChoices(field: Pick<FieldDefinition, 'type' | 'relation'>): OperatorChoice[] {
  const isDate = field.type === 'date' || field.type === 'datetime';
  const operators = operatorsForField(field);
  return [false, true].flatMap((negated) =>
    operators.map((operator) => ({
      value: spellOperator({ operator, negated }),
      label: labelOf(operator, negated, isDate),
    })),
  );
}

/** The shape of an operator's operand; a plain value for one that is unknown. */
export function shapeOf(operator: string): OperandShape {
  const use = readOperator(operator);
  return use === undefined ? 'value' : operatorDefinition(use.operator).shape;
}

function labelOf(operator: OperatorName, negated: boolean, isDate: boolean): string {
  if (operator === JOIN) return negated ? 'leads to no record where' : 'leads to a record where';
  const { says, saysOfDates } = operatorDefinition(operator);
  const words = (isDate ? (saysOfDates ?? says) : says)[negated ? 1 : 0];
  if (isWindowName(operator)) return words.replace('{}', `n ${WINDOWS[operator].unit}s`);
  return words.replace(/\s*\{\}\s*$/, '').replace('{}', '…');
}
