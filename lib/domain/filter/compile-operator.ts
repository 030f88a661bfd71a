import { compareDecimals } from '@/lib/domain/decimals';
import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import { compareFolded, foldText } from '@/lib/domain/filter/fold';
import { matchesLike } from '@/lib/domain/filter/like';
import type { ValueOperator } from '@/lib/domain/filter/operators';
import type { FixedOperand } from '@/lib/domain/filter/types';

type Test = (value: FieldValue) => boolean;
type Bound = string | number | boolean;

/**
 * How a value stands to a bound: negative, 0, positive, or NaN when it is null or not of the field's kind.
 * Every comparison with NaN is false, which is exactly what a comparison with null has to be.
 */
type Comparison = (value: FieldValue) => number;

/** The test of an operator, before negation, closed over its operand so that a save only calls it. */
export function compileOperator(operator: ValueOperator, type: FieldType, operand: FixedOperand): Test {
  switch (operand.kind) {
    case 'none':
      return (value) => value === null;
    case 'text':
      return operator === 'starts_with' ? startsWith(operand.folded) : contains(operand.folded);
    case 'pattern':
      return (value) => typeof value === 'string' && matchesLike(operand.pattern, foldText(value));
    case 'span':
      return compileSpan(operator, type, operand.low, operand.high);
  }
}

function compileSpan(operator: ValueOperator, type: FieldType, low: Bound, high: Bound): Test {
  const toLow = comparisonWith(type, low);
  const toHigh = comparisonWith(type, high);
  switch (operator) {
    case 'lt':
      return (value) => toLow(value) < 0;
    case 'lte':
      return (value) => toHigh(value) <= 0;
    case 'gt':
      return (value) => toHigh(value) > 0;
    case 'gte':
      return (value) => toLow(value) >= 0;
    default:
      return low === high
        ? (value) => toLow(value) === 0
        : (value) => toLow(value) >= 0 && toHigh(value) <= 0;
  }
}

function comparisonWith(type: FieldType, bound: Bound): Comparison {
  if (typeof bound === 'number') return (value) => (typeof value === 'number' ? value - bound : Number.NaN);
  if (typeof bound === 'boolean') return (value) => (value === bound ? 0 : Number.NaN);
  const compare = TEXT_COMPARISONS[type];
  return (value) => (typeof value === 'string' ? compare(value, bound) : Number.NaN);
}

/** For the types whose canonical values are text. Dates and datetimes have a fixed width, so their text is their order. */
const TEXT_COMPARISONS: Record<FieldType, (value: string, bound: string) => number> = {
  string: compareFolded,
  text: compareFolded,
  decimal: compareDecimals,
  date: compareText,
  datetime: compareText,
  integer: compareText,
  float: compareText,
  boolean: compareText,
};

function compareText(value: string, bound: string): number {
  if (value === bound) return 0;
  return value < bound ? -1 : 1;
}

function startsWith(folded: string): Test {
  return (value) => typeof value === 'string' && foldText(value).startsWith(folded);
}

function contains(folded: string): Test {
  return (value) => typeof value === 'string' && foldText(value).includes(folded);
}
