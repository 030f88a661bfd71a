import { OPERATORS } from '@/lib/domain/filter/operators';
import type { Filter, FilterCondition, FilterGroup, FilterNode } from '@/lib/domain/filter/types';

/** The filter in words: `state is "due" and amount_due is greater than 50000`. No filter is "every record". */
export function describeFilter(filter: Filter): string {
  if (filter.conditions.length === 0) return 'every record';
  return describeGroup(filter);
}

function describeNode(node: FilterNode): string {
  if (node.kind === 'condition') return describeCondition(node);
  if (node.conditions.length === 0) return 'anything';
  const stands = describeGroup(node);
  return node.conditions.length === 1 || isNegated(node) ? stands : `(${stands})`;
}

function describeGroup(group: FilterGroup): string {
  const joiner = group.type === 'or' || group.type === 'not-or' ? ' or ' : ' and ';
  const sentence = group.conditions.map(describeNode).join(joiner);
  return isNegated(group) ? `not (${sentence})` : sentence;
}

function isNegated(group: FilterGroup): boolean {
  return group.type === 'not-and' || group.type === 'not-or';
}

/** One condition in words: `amount_due is greater than 50000`. */
export function describeCondition(condition: FilterCondition): string {
  const { says, saysOfDates } = OPERATORS[condition.operator];
  const isDate = condition.type === 'date' || condition.type === 'datetime';
  const [plain, negated] = isDate ? (saysOfDates ?? says) : says;
  const words = condition.negated ? negated : plain;
  return `${condition.field} ${words.replace('{}', () => describeOperand(condition))}`;
}

function describeOperand({ operator, type, operand, written }: FilterCondition): string {
  if (operator === 'range') return String(written).replace(/\s*,\s*/, ' to ');
  if (type === 'string' || type === 'text') return JSON.stringify(written);
  // A boolean may have been written "1": say what it means.
  return type === 'boolean' && operand.kind === 'span' ? String(operand.low) : String(written);
}
