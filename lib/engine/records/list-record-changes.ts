import { readJson } from '@/lib/db/json';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { LoggedChange } from '@/lib/db/queries/engine-change/list-changes';
import { CHANGE_KINDS, differencesOf, type ChangeKind } from '@/lib/domain/change-log';
import type { FieldValue } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { changeIdOf, readChangeId, readHistory, type HistoricChange } from './change-history';

/** One line of a record's history, as people read it. */
export interface RecordChangeView {
  id: string;
  at: number;
  actor: { kind: string; name: string };
  source: string | null;
  kind: ChangeKind;
  version: number;
  /** The fields it touched, by name; `updated_at` and what else the site keeps by itself is left out. */
  fields: { name: string; before: FieldValue; after: FieldValue }[];
  /** The alerts it queued the record for, under the names they had. */
  queuedFor: { id: number; name: string; isDeleted: boolean }[];
}

export interface RecordChanges {
  changes: RecordChangeView[];
  /** Where the next, older page begins; null when there is none. */
  older: string | null;
}

/** Written by the site at every save: they say nothing that the line does not. */
const BY_THE_SITE: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

/**
 * A record's changes, newest first; a deleted record has them too.
 * @param page `before` is the id of the change that the page before ended with.
 * @throws AppError `not-found` for the model or a `before` that is no id.
 */
export async function listRecordChanges(
  ctx: EngineContext,
  record: { model: string; id: number },
  page: { before: string | null; limit: number },
): Promise<RecordChanges> {
  const { kysely } = ctx.database;
  const { catalog } = await loadCatalog(ctx.database, kysely);
  const model = modelOf(catalog, record.model);
  const before = page.before === null ? null : readChangeId(page.before);
  const history = await readHistory(kysely, model, record.id, { before, limit: page.limit });
  const standing = new Set((await listAlertRows(kysely)).map(({ id }) => id));
  const changes = history.changes.map((change) => toView(change, record.id, standing));
  return { changes, older: history.hasOlder ? (changes.at(-1)?.id ?? null) : null };
}

function toView(
  { row, stored, before, after }: HistoricChange,
  recordId: number,
  standing: ReadonlySet<number>,
): RecordChangeView {
  const fields = Object.entries(differencesOf(stored, before, after))
    .filter(([name]) => !BY_THE_SITE.has(name))
    .map(([name, [old, now]]) => ({ name, before: old, after: now }));
  return {
    id: changeIdOf(row),
    at: row.at,
    actor: { kind: row.actor_kind, name: row.actor_name },
    source: row.source,
    kind: CHANGE_KINDS.find((kind) => kind === row.kind) ?? 'update',
    version: row.version,
    fields,
    queuedFor: queuedAlerts(row, recordId).map(({ id, name }) => ({
      id,
      name,
      isDeleted: !standing.has(id),
    })),
  };
}

/** The alerts that a line says queued this record. */
export function queuedAlerts(row: LoggedChange, recordId: number) {
  const alerts = readJson<{ id: number; version: number; name: string; records?: number[] }[]>(
    row.alerts_json ?? '[]',
  );
  return alerts.filter(({ records }) => records?.includes(recordId - row.record_id) ?? true);
}
