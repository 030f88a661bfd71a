import type { Queryable } from '@/lib/db/database';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { FieldValues, ModelDefinition } from '@/lib/domain/field-types';
import { recordTitle } from '@/lib/domain/record-title';
import type { ModelCatalog } from '../models/load-models';
import { valuesOf } from './record-values';

/**
 * What people call the records that relations of these records point to, by field, in the order of the records. One query for
 * each model that is pointed to.
 */
export async function relatedTitles(
  db: Queryable,
  { catalog, model }: { catalog: ModelCatalog; model: ModelDefinition },
  records: readonly FieldValues[],
): Promise<Record<string, string>[]> {
  const relations = model.fields.filter((field) => field.relation !== null);
  const wanted = new Map<string, Set<number>>();
  for (const { name, relation } of relations) {
    for (const values of records) {
      const id = values[name];
      if (relation === null || typeof id !== 'number') continue;
      wanted.set(relation, (wanted.get(relation) ?? new Set()).add(id));
    }
  }
  const titles = await readTitles(db, catalog, wanted);
  return records.map((values) => {
    const named: Record<string, string> = {};
    for (const { name, relation } of relations) {
      const title = titles.get(`${relation} ${String(values[name])}`);
      if (title !== undefined) named[name] = title;
    }
    return named;
  });
}

async function readTitles(
  db: Queryable,
  catalog: ModelCatalog,
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const [name, ids] of wanted) {
    const model = catalog.models.get(name);
    if (model === undefined) continue;
    for (const [id, row] of await findRecords(db, name, [...ids]))
      titles.set(`${name} ${id}`, recordTitle(valuesOf(model, row)) ?? `${model.label} ${id}`);
  }
  return titles;
}
