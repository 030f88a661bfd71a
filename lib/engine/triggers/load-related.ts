import type { Queryable } from '@/lib/db/database';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { FieldValues } from '@/lib/domain/field-types';
import type { FindRelated } from '@/lib/domain/filter/evaluate';
import { joinsOf } from '@/lib/domain/filter/joins';
import type { ReadyFilter, ReadyJoin } from '@/lib/domain/filter/prepare';
import type { ModelCatalog } from '../models/load-models';
import { valuesOf } from '../records/record-values';

/** A filter and the values of a record it will be asked of. */
export interface Asked {
  filter: ReadyFilter;
  values: FieldValues;
}

interface Step {
  join: ReadyJoin;
  from: FieldValues;
}

/** The values that a record had on its way to those that are stored. */
export type FindEarlier = (model: string, id: number) => readonly FieldValues[];

type RecordsById = Map<number, FieldValues | undefined>;

/**
 * Fetches the records that the filters' joins lead to, from all the values they will be asked of at once: for each level of joins one
 * query a related model (and each 1,024 ids), never one a record.
 * @param earlier what a record was before, in the same transaction; joins are followed from there too.
 * @returns how to find one of them.
 */
export async function loadRelated(
  db: Queryable,
  catalog: ModelCatalog,
  asked: readonly Asked[],
  earlier: FindEarlier,
): Promise<FindRelated> {
  const known = new Map<string, RecordsById>();
  const find: FindRelated = (model, id) => known.get(model)?.get(id);
  let steps = asked.flatMap(({ filter, values }) => stepsOf(filter, values));
  while (steps.length > 0) {
    for (const [model, ids] of unknownIds(steps, known)) await fetchInto(db, catalog, model, ids, known);
    steps = steps.flatMap(({ join, from }) =>
      targetsOf(join, from, find, earlier).flatMap((target) => stepsOf(join.filter, target)),
    );
  }
  return find;
}

function stepsOf(filter: ReadyFilter, from: FieldValues): Step[] {
  return joinsOf(filter).map((join) => ({ join, from }));
}

function unknownIds(steps: readonly Step[], known: Map<string, RecordsById>): Map<string, Set<number>> {
  const wanted = new Map<string, Set<number>>();
  for (const { join, from } of steps) {
    const id = from[join.field];
    if (typeof id !== 'number' || known.get(join.model)?.has(id) === true) continue;
    const ids = wanted.get(join.model);
    if (ids === undefined) wanted.set(join.model, new Set([id]));
    else ids.add(id);
  }
  return wanted;
}

async function fetchInto(
  db: Queryable,
  catalog: ModelCatalog,
  name: string,
  ids: ReadonlySet<number>,
  known: Map<string, RecordsById>,
): Promise<void> {
  const model = catalog.models.get(name);
  const rows = model === undefined ? undefined : await findRecords(db, name, [...ids]);
  const records: RecordsById = known.get(name) ?? new Map();
  known.set(name, records);
  for (const id of ids) {
    const row = rows?.get(id);
    records.set(id, row === undefined || model === undefined ? undefined : valuesOf(model, row));
  }
}

function targetsOf(
  join: ReadyJoin,
  from: FieldValues,
  find: FindRelated,
  earlier: FindEarlier,
): readonly FieldValues[] {
  const id = from[join.field];
  if (typeof id !== 'number') return [];
  const stored = find(join.model, id);
  return stored === undefined ? earlier(join.model, id) : [stored, ...earlier(join.model, id)];
}
