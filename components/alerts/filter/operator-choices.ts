import type { FieldDefinition } from '@/lib/domain/field-types';
import { OPERATORS, operatorsFor, readOperator, spellOperator } from '@/lib/domain/filter/operators';

/** What an operator takes, so that the fitting input is drawn. */
export type OperandShape = (typeof OPERATORS)[keyof typeof OPERATORS]['shape'];

export interface OperatorChoice {
  /** As it is spelled in the filter language. */
  value: string;
  label: string;
}

/** Every operator that the field can be asked, each followed by its `not-` form. */
export function operatorChoices(field: FieldDefinition): OperatorChoice[] {
  const isDate = field.type === 'date' || field.type === 'datetime';
  return operatorsFor(field.type).flatMap((operator) => {
    const { says, saysOfDates } = OPERATORS[operator];
    const words = isDate ? (saysOfDates ?? says) : says;
    return [false, true].map((negated) => ({
      value: spellOperator({ operator, negated }),
      label: words[negated ? 1 : 0].replace(/\s*\{\}\s*$/, '').replace('{}', '…'),
    }));
  });
}

/** The shape of an operator's operand; a plain value for one that is unknown. */
export function shapeOf(operator: string): OperandShape {
  const use = readOperator(operator);
  return use === undefined ? 'value' : OPERATORS[use.operator].shape;
}
