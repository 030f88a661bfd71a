import { countSelectedRecords } from '@/lib/db/queries/engine-record/count-selected';
import { listRecordIndexes } from '@/lib/db/queries/engine-record-index/list-indexes';
import { makeRecordIndex } from '@/lib/db/queries/engine-record-index/make-index';
import { markIndexMade } from '@/lib/db/queries/engine-record-index/mark-made';
import type { Row } from '@/lib/db/schema';
import { findField } from '@/lib/domain/find-field';
import type { EngineContext } from '../../context';
import { loadCatalog } from '../../load-catalog';
import type { ModelCatalog } from '../../models/load-models';

/** A model with fewer records is read through faster than its indexes are worth at every save. */
const FEW_RECORDS = 5_000;
/** Each one costs every save of the model a little. */
const MOST_INDEXES_OF_A_MODEL = 10;

/**
 * One round of the background task: makes the indexes that lists have asked for, one after the other, for models that have many records.
 * One that cannot be made does not keep the others from it.
 * @returns how many were made.
 * @throws what the first that could not be made threw, after the others.
 */
export async function keepIndexes(ctx: EngineContext, signal: AbortSignal): Promise<number> {
  const { kysely: db, support } = ctx.database;
  const { catalog } = await loadCatalog(ctx.database, db);
  let made = 0;
  const failures: unknown[] = [];
  for (const wanted of await dueIndexes(ctx, catalog)) {
    if (signal.aborted) break;
    const field = findField(catalog.models.get(wanted.model) ?? { fields: [] }, wanted.field);
    if (field === undefined) continue;
    try {
      await makeRecordIndex(db, support, wanted, field);
      await markIndexMade(db, wanted.id, ctx.clock.now());
      made += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return made;
}

async function dueIndexes(ctx: EngineContext, catalog: ModelCatalog): Promise<Row<'engine_record_index'>[]> {
  const { kysely: db, support } = ctx.database;
  const all = await listRecordIndexes(db);
  const due: Row<'engine_record_index'>[] = [];
  for (const model of catalog.models.values()) {
    const ofModel = all.filter((index) => index.model === model.name);
    const wanted = ofModel.slice(0, MOST_INDEXES_OF_A_MODEL).filter((index) => index.made_at === null);
    if (wanted.length === 0) continue;
    const every = { model, filter: { kind: 'group', type: 'and', conditions: [] } } as const;
    if ((await countSelectedRecords(db, support, every, FEW_RECORDS)) > FEW_RECORDS) due.push(...wanted);
  }
  return due;
}
