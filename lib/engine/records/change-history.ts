import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import {
  listChanges,
  listChangesSince,
  type ChangePlace,
  type LoggedChange,
} from '@/lib/db/queries/engine-change/list-changes';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import { undoChange, type RecordState, type StoredChange } from '@/lib/domain/change-log';
import { AppError } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { toDatetime, valuesOf } from './record-values';

/** A change with what the record was before and after it. */
export interface HistoricChange {
  row: LoggedChange;
  stored: StoredChange;
  before: RecordState;
  after: RecordState;
}

export interface HistoryPage {
  /** Newest first. */
  changes: HistoricChange[];
  hasOlder: boolean;
}

/** Where a change stands, as its id says it: `{set}-{version}`. */
const CHANGE_ID = /^(\d{1,15})-(\d{1,9})$/;

export function changeIdOf(row: LoggedChange): string {
  return `${row.set_id}-${row.version}`;
}

/** @throws AppError `not-found` for a text that is no change's id. */
export function readChangeId(text: string): ChangePlace {
  const [, setId, version] = CHANGE_ID.exec(text) ?? [];
  if (setId === undefined || version === undefined)
    throw new AppError('not-found', 'There is no such change.');
  return { setId: Number(setId), version: Number(version) };
}

/**
 * The changes of a record, newest first, those before `before` when it is given. What the record was at each of them is found by
 * going back from what stands now, so no change has to store the whole record.
 */
export async function readHistory(
  db: Queryable,
  model: ModelDefinition,
  id: number,
  page: { before: ChangePlace | null; limit: number },
): Promise<HistoryPage> {
  const record = { model: model.name, id };
  const row = (await findRecords(db, model.name, [id])).get(id);
  const newer = page.before === null ? [] : await listChangesSince(db, record, page.before);
  const rows = await listChanges(db, record, { before: page.before, limit: page.limit + 1 });
  const known = upTo([...newer, ...rows], row?.version ?? null);
  let state: RecordState = row === undefined ? null : valuesOf(model, row);
  const changes = known.map((change): HistoricChange => {
    const stored = readStoredChange(change);
    const after = state === null ? null : { ...state, updated_at: toDatetime(change.at) };
    state = undoChange(stored, after);
    return { row: change, stored, before: state, after };
  });
  // What was only walked through, and the one row that tells that there are older ones, are not shown.
  const asked = changes.slice(changes.length - Math.min(rows.length, changes.length));
  return { changes: asked.slice(0, page.limit), hasOlder: rows.length > page.limit };
}

/** One change of a record. @throws AppError `not-found` */
export async function readChange(
  db: Queryable,
  model: ModelDefinition,
  id: number,
  changeId: string,
): Promise<HistoricChange> {
  const place = readChangeId(changeId);
  const next = { setId: place.setId, version: place.version + 1 };
  const { changes } = await readHistory(db, model, id, { before: next, limit: 1 });
  const [change] = changes;
  if (change === undefined || changeIdOf(change.row) !== changeId)
    throw new AppError(
      'not-found',
      'This change is not in the log of the record. It may have been kept as long as the settings say.',
    );
  return change;
}

/** Leaves out what was saved after the record was read: going back has to begin at what we hold. */
function upTo(rows: readonly LoggedChange[], version: number | null): readonly LoggedChange[] {
  const first = rows.findIndex((row) =>
    version === null ? row.kind === 'delete' : row.kind !== 'delete' && row.version === version,
  );
  return first === -1 ? [] : rows.slice(first);
}

function readStoredChange(row: LoggedChange): StoredChange {
  if (row.kind === 'create') return { kind: 'create' };
  if (row.kind === 'delete') return { kind: 'delete', values: readJson(row.values_json ?? '{}') };
  return { kind: 'update', differences: readJson(row.values_json ?? '{}') };
}
