import type { Queryable } from '@/lib/db/database';
import { raiseNextRecordId } from '@/lib/db/queries/engine-model/raise-next-record-id';
import { takeRecordIds } from '@/lib/db/queries/engine-model/take-record-ids';
import type { PlannedSave } from './plan-saves';

/** A save whose record's id is known. */
export interface NumberedSave extends PlannedSave {
  id: number;
  /** The caller named the id; the site did not give it out. */
  isIdNamed: boolean;
}

/**
 * Gives every new record its id, in the order of the saves. Models are taken by name, so that two imports which lock
 * the same models cannot wait for each other.
 */
export async function assignIds(trx: Queryable, saves: readonly PlannedSave[]): Promise<NumberedSave[]> {
  const creates = saves.filter((save) => save.kind === 'create');
  const names = [...new Set(creates.map((save) => save.model.name))].sort();
  const nextId = new Map<string, number>();
  for (const name of names) {
    const ofModel = creates.filter((save) => save.model.name === name);
    const named = ofModel.flatMap((save) => (save.id === null ? [] : [save.id]));
    // First past the ids that were named, so that none of those given out is one of them.
    if (named.length > 0) await raiseNextRecordId(trx, name, largest(named) + 1);
    const count = ofModel.length - named.length;
    if (count > 0) nextId.set(name, await takeRecordIds(trx, name, count));
  }
  return saves.map((save) => ({
    ...save,
    id: save.id ?? takeNext(nextId, save.model.name),
    isIdNamed: save.id !== null,
  }));
}

function takeNext(nextId: Map<string, number>, model: string): number {
  const id = nextId.get(model) ?? 1;
  nextId.set(model, id + 1);
  return id;
}

function largest(ids: readonly number[]): number {
  return ids.reduce((left, right) => Math.max(left, right), 0);
}
