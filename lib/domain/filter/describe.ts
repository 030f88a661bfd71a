import { groupDigits } from '@/lib/domain/group-digits';
import { operatorDefinition } from '@/lib/domain/filter/operators';
import type { Filter, FilterCondition, FilterGroup, FilterJoin, FilterNode } from '@/lib/domain/filter/types';

/** The filter in words: `state is "due" and amount_due is greater than 50,000`. No filter is "every record". */
export function describeFilter(filter: Filter): string {
  if (filter.conditions.length === 0) return 'every record';
  return describeGroup(filter);
}

function describeNode(node: FilterNode): string {
  return node.kind === 'group' ? describeNested(node) : describeLeaf(node);
}

/** One condition in words, `amount_due is greater than 50,000`, or one join. */
export function describeLeaf(node: FilterCondition | FilterJoin): string {
  return node.kind === 'join' ? describeJoin(node) : describeCondition(node);
}

function describeNested(group: FilterGroup): string {
  if (group.conditions.length === 0) return 'anything';
  const stands = describeGroup(group);
  return group.conditions.length === 1 || isNegated(group) ? stands : `(${stands})`;
}

function describeGroup(group: FilterGroup): string {
  const joiner = group.type === 'or' || group.type === 'not-or' ? ' or ' : ' and ';
  const sentence = group.conditions.map(describeNode).join(joiner);
  return isNegated(group) ? `not (${sentence})` : sentence;
}

function isNegated(group: FilterGroup): boolean {
  return group.type === 'not-and' || group.type === 'not-or';
}

function describeCondition(condition: FilterCondition): string {
  const { says, saysOfDates } = operatorDefinition(condition.operator);
  const isDate = condition.type === 'date' || condition.type === 'datetime';
  const [plain, negated] = isDate ? (saysOfDates ?? says) : says;
  const words = condition.negated ? negated : plain;
  return `${condition.field} ${words.replace('{}', () => describeOperand(condition))}`;
}

/** `program_organization_id leads to an organization where city is "Leeds"`. */
function describeJoin(join: FilterJoin): string {
  const leads = describeJoinAlone(join);
  return join.filter.conditions.length === 0 ? leads : `${leads} where (${describeGroup(join.filter)})`;
}

/** A join without what it asks of the related record: `program_organization_id leads to an organization`. */
export function describeJoinAlone({ field, model, negated }: FilterJoin): string {
  return `${field} ${negated ? 'does not lead' : 'leads'} to ${withArticle(model)}`;
}

function withArticle(model: string): string {
  const words = model.replaceAll('_', ' ');
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
}

function describeOperand({ operator, type, operand, written }: FilterCondition): string {
  if (operator === 'range') return String(written).replace(/\s*[,-]\s*(?=\d\d\/)|\s*,\s*/, ' to ');
  if (operand.kind === 'years')
    return operand.from === operand.to ? String(operand.from) : `${operand.from} to ${operand.to}`;
  if (operand.kind === 'window')
    return `${operand.count} ${operand.window.unit}${operand.count === 1 ? '' : 's'}`;
  if (type === 'string' || type === 'text') return JSON.stringify(written);
  // An amount, as the record's own value beside it is written.
  if (type === 'decimal') return groupDigits(String(written));
  // A boolean may have been written "1": say what it means.
  return type === 'boolean' && operand.kind === 'span' ? String(operand.low) : String(written);
}
