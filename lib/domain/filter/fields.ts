import type { Filter } from '@/lib/domain/filter/types';

/** The fields a filter asks of the record itself, in the order in which they first stand in it. */
export function filterFields(filter: Filter): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const node of filter.conditions) {
    if (node.kind !== 'group') fields.add(node.field);
    else for (const field of filterFields(node)) fields.add(field);
  }
  return fields;
}
