import { wantRecordIndex } from '@/lib/db/queries/engine-record-index/want-index';
import type { Database } from '@/lib/db/database';
import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import type { ReadyFilter, ReadyNode } from '@/lib/domain/filter/prepare';
import type { EngineContext } from '../../context';

/** Found by the key of the table already. */
const INDEXED_FROM_THE_START = 'id';
/** What this process has noted before: a list is asked again and again. */
const noted = new WeakMap<Database, Set<string>>();

/**
 * Notes the fields by which a list is filtered and sorted, so that the keeper of indexes makes one for each that has none and whose model
 * has many records. Nothing waits for it: this list is answered as it can be now.
 */
export async function wantIndexes(
  ctx: EngineContext,
  model: ModelDefinition,
  filter: ReadyFilter,
  sort: FieldDefinition | null,
): Promise<void> {
  const known = noted.get(ctx.database) ?? new Set<string>();
  noted.set(ctx.database, known);
  const fields = new Set([...(sort === null ? [] : [sort.name]), ...indexableFields(filter)]);
  for (const field of fields) {
    const key = `${model.name} ${field}`;
    if (field === INDEXED_FROM_THE_START || known.has(key)) continue;
    await wantRecordIndex(ctx.database.kysely, { model: model.name, field, wanted_at: ctx.clock.now() });
    known.add(key);
  }
}

/** The fields of conditions that an index can answer: comparisons that are not negated, outside of joins. */
function indexableFields(filter: ReadyFilter): string[] {
  if (filter.type === 'not-and' || filter.type === 'not-or') return [];
  return filter.conditions.flatMap(fieldsOf);
}

function fieldsOf(node: ReadyNode): string[] {
  switch (node.kind) {
    case 'group':
      return indexableFields(node);
    case 'join':
      return [];
    case 'condition': {
      const isRange = node.operand.kind === 'span' || node.operator === 'starts_with';
      return isRange && !node.negated ? [node.field] : [];
    }
  }
}
