import type { FieldType } from '@/lib/domain/field-types';

/*
 * The operators of the filter language, as a table (domain.md; exact spelling seen in public clients). Each has a
 * `not-` form that is its exact complement. A new operator is a row here, an operand shape in read-operand.ts when it
 * needs a new one, and a test in compile-operator.ts.
 */

/** What an operator takes: nothing, one value of the field's type, a text, a LIKE pattern, or "from,to". */
export type OperandShape = 'none' | 'value' | 'text' | 'pattern' | 'range';

export const OPERATOR_NAMES = [
  'eq',
  'lt',
  'lte',
  'gt',
  'gte',
  'starts_with',
  'contains',
  'like',
  'null',
  'range',
] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

/** How a sentence says it, plain and negated; `{}` is where the operand goes. */
type Wording = readonly [plain: string, negated: string];

interface OperatorDefinition {
  shape: OperandShape;
  types: readonly FieldType[];
  says: Wording;
  /** Of dates and datetimes, where it reads better than `says`. */
  saysOfDates?: Wording;
}

const TEXTS: readonly FieldType[] = ['string', 'text'];
const RANGES: readonly FieldType[] = ['integer', 'float', 'decimal', 'date', 'datetime'];
const ORDERED: readonly FieldType[] = [...TEXTS, ...RANGES];
const ALL: readonly FieldType[] = [...ORDERED, 'boolean'];

export const OPERATORS: Readonly<Record<OperatorName, OperatorDefinition>> = {
  eq: { shape: 'value', types: ALL, says: ['is {}', 'is not {}'] },
  lt: {
    shape: 'value',
    types: ORDERED,
    says: ['is less than {}', 'is not less than {}'],
    saysOfDates: ['is before {}', 'is not before {}'],
  },
  lte: {
    shape: 'value',
    types: ORDERED,
    says: ['is at most {}', 'is not at most {}'],
    saysOfDates: ['is {} or before', 'is not {} or before'],
  },
  gt: {
    shape: 'value',
    types: ORDERED,
    says: ['is greater than {}', 'is not greater than {}'],
    saysOfDates: ['is after {}', 'is not after {}'],
  },
  gte: {
    shape: 'value',
    types: ORDERED,
    says: ['is at least {}', 'is not at least {}'],
    saysOfDates: ['is {} or after', 'is not {} or after'],
  },
  starts_with: { shape: 'text', types: TEXTS, says: ['starts with {}', 'does not start with {}'] },
  contains: { shape: 'text', types: TEXTS, says: ['contains {}', 'does not contain {}'] },
  like: { shape: 'pattern', types: TEXTS, says: ['is like {}', 'is not like {}'] },
  null: { shape: 'none', types: ALL, says: ['is empty', 'is not empty'] },
  range: { shape: 'range', types: RANGES, says: ['is in the range {}', 'is not in the range {}'] },
};

export interface OperatorUse {
  operator: OperatorName;
  negated: boolean;
}

const NEGATION = 'not-';

/** The operator as the caller spelled it, `not-` and all; undefined when this version does not know it. */
export function readOperator(spelled: string): OperatorUse | undefined {
  const negated = spelled.startsWith(NEGATION);
  const name = negated ? spelled.slice(NEGATION.length) : spelled;
  const operator = OPERATOR_NAMES.find((known) => known === name);
  return operator === undefined ? undefined : { operator, negated };
}

/** The exact spelling of an operator in the filter language. */
export function spellOperator({ operator, negated }: OperatorUse): string {
  return negated ? `${NEGATION}${operator}` : operator;
}

/** The operators, without their `not-` forms, that a field of that type can be asked; for filter forms. */
export function operatorsFor(type: FieldType): OperatorName[] {
  return OPERATOR_NAMES.filter((name) => OPERATORS[name].types.includes(type));
}
