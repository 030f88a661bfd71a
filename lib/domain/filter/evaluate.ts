import type { FieldValues } from '@/lib/domain/field-types';
import type { Filter, FilterNode } from '@/lib/domain/filter/types';

/**
 * Whether a record's canonical values meet the filter (domain.md, "The filter language"). A field that is absent counts
 * as null. A comparison with null is false, and each `not-` form is the exact complement, so `not-eq` of null is true.
 * Runs for every alert on every save: operands were compiled by parseFilter, and nothing is allocated here.
 */
export function matchesFilter(filter: Filter, values: FieldValues): boolean {
  const decides = filter.type === 'or' || filter.type === 'not-or';
  const negated = filter.type === 'not-and' || filter.type === 'not-or';
  const { conditions } = filter;
  if (conditions.length === 0) return true;
  for (let index = 0; index < conditions.length; index += 1) {
    const node = conditions[index];
    // One true settles an `or`, one false an `and`.
    if (node !== undefined && matchesNode(node, values) === decides) return decides !== negated;
  }
  return decides === negated;
}

function matchesNode(node: FilterNode, values: FieldValues): boolean {
  if (node.kind === 'group') return matchesFilter(node, values);
  return node.test(values[node.field] ?? null) !== node.negated;
}
