import type { FieldDefinition, FieldType } from '@/lib/domain/field-types';
import { isCounted, sayWindow, WINDOWS, type WindowName } from '@/lib/domain/filter/windows';

/*
 * The operators of the filter language, as a table (domain.md; exact spelling seen in public clients). Each has a
 * `not-` form that is its exact complement. A new operator is a row here, an operand shape in read-operand.ts when it
 * needs a new one, and a test in compile-operator.ts and in its SQL twin, lib/db/record-filter.
 */

/**
 * What an operator takes: nothing, one value of the field's type, a text, a LIKE pattern, "from,to", a number of units,
 * years as "from,to", or a group of conditions on the related model.
 */
export type OperandShape = 'none' | 'value' | 'text' | 'pattern' | 'range' | 'count' | 'years' | 'group';

const COMPARISON_NAMES = [
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
  'range-year-cal',
  'range-year-fiscal',
] as const;
export type ComparisonName = (typeof COMPARISON_NAMES)[number];

/** Asks a field that points to a record of another model: the record exists and meets the nested group. */
export const JOIN = 'filter';

/** An operator that compares a field's own value. */
export type ValueOperator = ComparisonName | WindowName;
export type OperatorName = ValueOperator | typeof JOIN;

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
const DATES: readonly FieldType[] = ['date', 'datetime'];
const RANGES: readonly FieldType[] = ['integer', 'float', 'decimal', ...DATES];
const ORDERED: readonly FieldType[] = [...TEXTS, ...RANGES];
const ALL: readonly FieldType[] = [...ORDERED, 'boolean'];

const COMPARISONS: Readonly<Record<ComparisonName | typeof JOIN, OperatorDefinition>> = {
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
  'range-year-cal': {
    shape: 'years',
    types: DATES,
    says: ['is in the years {}', 'is not in the years {}'],
  },
  'range-year-fiscal': {
    shape: 'years',
    types: DATES,
    says: ['is in the fiscal years {}', 'is not in the fiscal years {}'],
  },
  // A relation's id is an integer; only fields that point to a model can be asked (operatorsForField).
  [JOIN]: { shape: 'group', types: ['integer'], says: ['has {}', 'does not have {}'] },
};

const WINDOW_NAMES = Object.keys(WINDOWS).filter(isWindowName);

/** Every operator without its `not-` form, in the order in which forms offer them. */
export const OPERATOR_NAMES: readonly OperatorName[] = [...COMPARISON_NAMES, ...WINDOW_NAMES, JOIN];

/** The definition of an operator. */
export function operatorDefinition(name: OperatorName): OperatorDefinition {
  return isWindowName(name) ? windowDefinition(name) : COMPARISONS[name];
}

/** Whether the operator is a window of days, weeks, months, quarters or years. */
export function isWindowName(name: string): name is WindowName {
  return Object.hasOwn(WINDOWS, name);
}

function windowDefinition(name: WindowName): OperatorDefinition {
  const says = sayWindow(WINDOWS[name]);
  return {
    shape: isCounted(WINDOWS[name]) ? 'count' : 'none',
    types: DATES,
    says: [says, says.replace('is ', 'is not ')],
  };
}

export interface OperatorUse {
  operator: OperatorName;
  negated: boolean;
}

const NEGATION = 'not-';
const byName = new Map<string, OperatorName>(OPERATOR_NAMES.map((name) => [name, name]));

/** The operator as the caller spelled it, `not-` and all; undefined when there is none of that spelling. */
export function readOperator(spelled: string): OperatorUse | undefined {
  const negated = spelled.startsWith(NEGATION);
  const operator = byName.get(negated ? spelled.slice(NEGATION.length) : spelled);
  return operator === undefined ? undefined : { operator, negated };
}

/** The exact spelling of an operator in the filter language. */
export function spellOperator({ operator, negated }: OperatorUse): string {
  return negated ? `${NEGATION}${operator}` : operator;
}

/** The operators, without their `not-` forms, that any field of that type can be asked; for filter forms. */
export function operatorsFor(type: FieldType): OperatorName[] {
  return OPERATOR_NAMES.filter((name) => name !== JOIN && operatorDefinition(name).types.includes(type));
}

/** As operatorsFor, and for a field that points to another model the join as well. */
export function operatorsForField(field: Pick<FieldDefinition, 'type' | 'relation'>): OperatorName[] {
  const operators = operatorsFor(field.type);
  return field.relation === null ? operators : [...operators, JOIN];
}
