import type { FieldDifferences } from '@/lib/domain/change-log';
import { AppError } from '@/lib/domain/errors';
import type { FieldValue, FieldValues, ModelDefinition } from '@/lib/domain/field-types';
import { fieldValuesEqual } from '@/lib/domain/field-values';
import { changedFields, type RecordChange } from '@/lib/domain/triggers';
import { mayMove, refusedMove, STATE_FIELD } from '@/lib/domain/workflow';
import type { NumberedSave } from './assign-ids';
import { toDatetime } from './record-values';

/** A record while the saves of a transaction are applied to it, one after the other. */
export interface Draft {
  model: ModelDefinition;
  values: FieldValues;
  createdAt: number;
  updatedAt: number;
  version: number;
  isNew: boolean;
  isChanged: boolean;
}

/** What one save did to one record; the triggers are asked about each, and each is logged. */
export interface SavedChange {
  model: ModelDefinition;
  recordId: number;
  /** The record's, after it. */
  version: number;
  change: RecordChange;
  /** Old and new value of each field that the save changed; null when it made the record. */
  difference: FieldDifferences | null;
}

/** A save whose input is read, with the record it is about (undefined when it is to be made). */
export type Drafts = Map<string, Draft>;

/** Names a record among the drafts. */
export function draftKey(model: string, id: number): string {
  return `${model} ${id}`;
}

/**
 * Applies saves in their order to `drafts`, which hold every record that stands and is touched. Several saves of one record
 * behave as several: each is a change of what the one before it left. Pure but for `drafts`.
 * @returns the saves that changed a field. One that changes nothing leaves record, `updated_at` and version as they are [ours].
 * @throws AppError `not-found`, `conflict` for an id that is taken and a version that is old, or `invalid` for a move
 * between workflow states that the model does not allow.
 */
export function applySaves(drafts: Drafts, saves: readonly NumberedSave[], now: number): SavedChange[] {
  const stamp = toDatetime(now);
  const changes: SavedChange[] = [];
  for (const [index, save] of saves.entries()) {
    const key = draftKey(save.model.name, save.id);
    const draft = drafts.get(key);
    if (save.kind === 'create') {
      if (draft !== undefined) throw idTaken(save);
      const made = create(save, now, stamp);
      drafts.set(key, made);
      changes.push({
        model: save.model,
        recordId: save.id,
        version: 1,
        change: changeOf(null, made.values),
        difference: null,
      });
    } else {
      const path = saves.length === 1 ? STATE_FIELD : `[${index}].${STATE_FIELD}`;
      const change = update(draft, save, { now, stamp, path });
      if (change !== null) changes.push(change);
    }
  }
  return changes;
}

function create(save: NumberedSave, now: number, stamp: string): Draft {
  const values: Record<string, FieldValue> = { id: save.id, ...save.values };
  const [initial] = save.model.states;
  if (initial !== undefined) values[STATE_FIELD] ??= initial;
  values['created_at'] = stamp;
  values['updated_at'] = stamp;
  return {
    model: save.model,
    values,
    createdAt: now,
    updatedAt: now,
    version: 1,
    isNew: true,
    isChanged: true,
  };
}

/** Changes the draft, and says how; null when the save changes nothing. */
function update(
  draft: Draft | undefined,
  save: NumberedSave,
  { now, stamp, path }: { now: number; stamp: string; path: string },
): SavedChange | null {
  if (draft === undefined) throw noRecord(save.model.name, save.id);
  if (save.version !== null && save.version !== draft.version)
    throw oldVersion(save.model.name, { id: save.id, read: save.version, current: draft.version });
  const before = draft.values;
  const difference = differenceOf(before, save.values);
  if (difference === null) return null;
  refuseMove(save, before, path);
  draft.values = { ...before, ...save.values, updated_at: stamp };
  draft.updatedAt = now;
  draft.version += 1;
  draft.isChanged = true;
  return {
    model: save.model,
    recordId: save.id,
    version: draft.version,
    change: changeOf(before, draft.values),
    difference,
  };
}

function refuseMove({ model, values }: NumberedSave, before: FieldValues, path: string): void {
  if (model.transitions === undefined) return;
  const [from, to] = [before[STATE_FIELD], values[STATE_FIELD]];
  if (typeof from !== 'string' || typeof to !== 'string' || mayMove(model, from, to)) return;
  const message = refusedMove(model, from, to);
  throw new AppError('invalid', `The record was not saved. ${message}`, { problems: [{ path, message }] });
}

/** Null when every value is the one that stands. */
function differenceOf(before: FieldValues, values: FieldValues): FieldDifferences | null {
  const difference: Record<string, readonly [FieldValue, FieldValue]> = {};
  let isChange = false;
  for (const [name, value] of Object.entries(values)) {
    const old = before[name] ?? null;
    if (fieldValuesEqual(old, value)) continue;
    difference[name] = [old, value];
    isChange = true;
  }
  return isChange ? difference : null;
}

/** Which fields changed is worked out when the first alert asks, and once: most never do. */
function changeOf(before: FieldValues | null, after: FieldValues): RecordChange {
  let changed: ReadonlySet<string> | undefined;
  return {
    before,
    after,
    get changed() {
      changed ??= changedFields(before, after);
      return changed;
    },
  };
}

/** The error for a record that does not exist. */
export function noRecord(model: string, id: number): AppError {
  return new AppError('not-found', `There is no ${model} with the id ${id}. Nothing was changed.`);
}

function idTaken({ model, id }: NumberedSave): AppError {
  return new AppError('conflict', `There is a ${model.name} with the id ${id} already. Nothing was changed.`);
}

/** The error for a record that somebody else has changed since the caller read it. */
export function oldVersion(
  model: string,
  { id, read, current }: { id: number; read: number; current: number },
): AppError {
  return new AppError(
    'conflict',
    `The ${model} ${id} was changed since version ${read} was read; it is at version ${current} now. Nothing was changed: read it again first.`,
  );
}
