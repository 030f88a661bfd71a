import type { Queryable } from '@/lib/db/database';
import { lockRecords } from '@/lib/db/queries/engine-record/lock-records';
import { putRecords } from '@/lib/db/queries/engine-record/put-records';
import type { Actor } from '@/lib/domain/actor';
import type { FieldValues } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { queueChanges, type QueuedFor } from '../triggers/queue-changes';
import { applySaves, draftKey, type Draft, type Drafts, type SavedChange } from './apply-saves';
import { assignIds, type NumberedSave } from './assign-ids';
import { logChanges, NO_ALERTS, type ChangeToLog } from './log-changes';
import { planSaves, type RecordSave } from './plan-saves';
import { toRow, valuesOf } from './record-values';

export type { RecordSave } from './plan-saves';

/** A record as a save left it. */
export interface SavedRecord {
  model: string;
  id: number;
  version: number;
  /** Canonical values by field; those that are absent are null. */
  values: FieldValues;
}

/**
 * Saves many records in one transaction, together with the queue entries their changes trigger and their lines in the
 * change log: all of it or nothing.
 * It behaves as that many saves one after the other, also of the same record, and stays fast.
 *
 * Locks are taken in one order by every save (models by name, records by model and id, queues by alert), so that no two
 * wait for each other.
 * @param source what many records came from, for the change log: `Import of grants.csv`.
 * @param alongside further work of the same transaction; what it throws undoes everything.
 * @returns each save's record, in their order, as it stands after all of them.
 * @throws AppError `not-found` (model, record), `invalid` (fields), `conflict` (id taken, newer version).
 */
export async function saveRecords(
  ctx: EngineContext,
  saves: readonly RecordSave[],
  actor: Actor,
  source: string | null = null,
  alongside: (trx: Queryable, saved: readonly SavedRecord[]) => Promise<void> = async () => {},
): Promise<SavedRecord[]> {
  if (saves.length === 0) return [];
  return ctx.database.transaction(async (trx) => {
    const site = await loadCatalog(ctx.database, trx);
    const numbered = await assignIds(trx, planSaves(site.catalog, saves));
    const drafts = await lockDrafts(ctx, trx, numbered);
    const now = ctx.clock.now();
    const changes = applySaves(drafts, numbered, now);
    await writeDrafts(ctx, trx, drafts);
    const queuedFor = await queueChanges(ctx, trx, site, changes);
    await logChanges(trx, ctx.database.support, { at: now, actor, source }, changesToLog(changes, queuedFor));
    const saved = numbered.map((save) => toSaved(drafts, save));
    await alongside(trx, saved);
    return saved;
  });
}

/**
 * Reads and locks the records that the saves change, and those that stand in the way of an id named for a new one. An id that the site has
 * just given out cannot stand already.
 */
async function lockDrafts(
  ctx: EngineContext,
  trx: Queryable,
  saves: readonly NumberedSave[],
): Promise<Drafts> {
  const models = new Map(saves.map((save) => [save.model.name, save.model]));
  const drafts: Drafts = new Map();
  for (const name of [...models.keys()].sort()) {
    const model = models.get(name);
    if (model === undefined) continue;
    const ids = saves.filter((save) => save.model.name === name && save.isIdNamed).map((save) => save.id);
    for (const row of await lockRecords(trx, ctx.database.support, name, ids)) {
      drafts.set(draftKey(name, row.id), {
        model,
        values: valuesOf(model, row),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        version: row.version,
        isNew: false,
        isChanged: false,
      });
    }
  }
  return drafts;
}

async function writeDrafts(ctx: EngineContext, trx: Queryable, drafts: Drafts): Promise<void> {
  const changed = [...drafts.values()].filter((draft) => draft.isChanged);
  const rows = (isNew: boolean) => changed.filter((draft) => draft.isNew === isNew).map(rowOf);
  await putRecords(trx, ctx.database.support, { added: rows(true), changed: rows(false) });
}

function changesToLog(changes: readonly SavedChange[], queuedFor: QueuedFor): ChangeToLog[] {
  return changes.map((change) => ({
    model: change.model.name,
    recordId: change.recordId,
    version: change.version,
    kind: change.difference === null ? 'create' : 'update',
    values: change.difference,
    alerts: queuedFor.get(change) ?? NO_ALERTS,
  }));
}

function rowOf(draft: Draft) {
  return toRow(draft.model, draft.values, draft);
}

function toSaved(drafts: Drafts, save: NumberedSave): SavedRecord {
  const draft = drafts.get(draftKey(save.model.name, save.id));
  return {
    model: save.model.name,
    id: save.id,
    version: draft?.version ?? 0,
    values: draft?.values ?? {},
  };
}
