import type { Database, Queryable } from '@/lib/db/database';
import { findCopiedSignature } from '@/lib/db/queries/activity/find-copied-signature';
import { listCheckpoints } from '@/lib/db/queries/activity/list-checkpoints';
import { listSealed } from '@/lib/db/queries/activity/list-sealed';
import { listUnsealed } from '@/lib/db/queries/activity/list-unsealed';
import type { Row } from '@/lib/db/schema';
import type { ActivityHead } from '@/lib/domain/activity/head';
import type { ActVerb } from '@/lib/domain/activity/verbs';
import { chainEntry, isSame, isSigned, signCheckpoint } from './proof';

/** Entries read at once: what the memory holds, however long the log is. */
const BATCH = 2000;

export interface Verification {
  /** What is wrong first, in a sentence that names the entry; null when everything is proven. */
  problem: string | null;
  /** Entries whose place in the chain was recomputed and is right. */
  proven: number;
  /** Written moments ago: signed, and not in the chain yet. */
  unsealed: number;
  /** Removed by age; a checkpoint stands for them. */
  removed: number;
  /** From before there were signatures: proven since the chain was begun, not for the time before. */
  unsigned: number;
  /** Entries that tell of another, which was gone before it was chained (find-missing.ts). */
  missed: number;
  /** Ids that no entry has. On PostgreSQL each transaction that was undone leaves one. */
  unusedIds: number;
  head: ActivityHead | null;
  /** That the kept head proves nothing, in a sentence; null when it was looked at, or there is none. */
  notChecked: string | null;
}

export interface VerifyOptions {
  /** A head that was kept elsewhere: the log must still reach it. */
  kept?: ActivityHead | undefined;
  /** Up to this place it is known that entries tell of a missing one. */
  knownTo?: number | undefined;
  /** Entries that wait for their place in the chain for long are a problem then. */
  now?: number;
  /** Waited for before it goes on. */
  onProgress?: (proven: number) => void | Promise<void>;
}

/** What has been read so far; `problem` ends the reading. */
interface State extends Verification {
  chain: string;
  sequence: number;
  lastId: number;
  unsignedTo: number;
  /** The newest checkpoint's place, where the reading begins. */
  cut: number;
  keptIsFound: boolean;
  /** Those that tell of a missing one and are not known: the first, and the place of the last. */
  misses: { sequence: number; at: number; last: number } | null;
}

const MISS: ActVerb = 'activity.miss';
/** By then the server has chained an entry many times over; it does so every second. */
const LATE_MS = 60 * 1000;

/**
 * Recomputes the whole chain from its newest checkpoint, a batch at a time, and then looks at what is not in it yet; all in one
 * snapshot, so that entries may be chained and old ones removed meanwhile.
 * Any entry that was changed, removed, put in or moved in the chain by somebody without the key makes a problem.
 */
export async function verifyActivity(
  database: Database,
  key: Buffer,
  options: VerifyOptions = {},
): Promise<Verification> {
  return database.snapshot((db) => verifySnapshot(db, database.support, key, options));
}

async function verifySnapshot(
  db: Queryable,
  support: Database['support'],
  key: Buffer,
  options: VerifyOptions,
): Promise<Verification> {
  const state = begun(await listCheckpoints(db), key, options.kept);
  if (state.problem === null) await followChain(db, key, state, options);
  if (state.problem === null) await readUnsealed(db, key, state, options.now);
  if (state.problem === null) state.problem = await copied(db);
  if (state.problem === null) state.problem = missingIds(support, state);
  if (state.problem === null) lookAtKeptHead(state, options.kept);
  if (state.problem === null) state.problem = missProblem(state);
  const { problem, proven, unsealed, removed, unsigned, missed, unusedIds, head, notChecked } = state;
  return { problem, proven, unsealed, removed, unsigned, missed, unusedIds, head, notChecked };
}

function begun(
  checkpoints: readonly Row<'activity_checkpoint'>[],
  key: Buffer,
  kept: ActivityHead | undefined,
): State {
  const state: State = {
    problem: null,
    proven: 0,
    unsealed: 0,
    removed: 0,
    unsigned: 0,
    missed: 0,
    unusedIds: 0,
    head: null,
    notChecked: null,
    chain: '',
    sequence: 0,
    lastId: 0,
    unsignedTo: 0,
    cut: 0,
    keptIsFound: false,
    misses: null,
  };
  const [newest] = checkpoints;
  if (newest === undefined)
    return { ...state, problem: 'The beginning of the log is gone: there is no checkpoint.' };
  const changed = checkpoints.find((one) => !isSame(one.signature, signCheckpoint(key, one)));
  if (changed !== undefined)
    return { ...state, problem: `The checkpoint at #${changed.sequence} is not one this program wrote.` };
  state.sequence = newest.sequence;
  state.cut = newest.sequence;
  state.chain = newest.chain;
  state.removed = newest.removed;
  state.unsignedTo = newest.unsigned_to;
  const atCut = checkpoints.find((one) => one.sequence > 0 && one.sequence === kept?.sequence);
  if (atCut !== undefined && kept !== undefined) {
    state.keptIsFound = isSame(kept.chain, atCut.chain);
    if (!state.keptIsFound) return { ...state, problem: anotherThan(kept) };
  }
  if (newest.sequence > 0) state.head = { sequence: newest.sequence, at: newest.at, chain: newest.chain };
  return state;
}

async function followChain(
  db: Queryable,
  key: Buffer,
  state: State,
  { kept, knownTo = 0, onProgress }: VerifyOptions,
): Promise<void> {
  for (;;) {
    const rows = await listSealed(db, state.sequence, BATCH);
    for (const row of rows) {
      state.problem = link(key, state, row);
      if (state.problem !== null) return;
      noteMiss(state, row, knownTo);
      if (kept !== undefined && kept.sequence === state.sequence)
        state.keptIsFound = isSame(kept.chain, state.chain);
    }
    await onProgress?.(state.proven);
    if (rows.length < BATCH) return;
  }
}

function noteMiss(state: State, row: Row<'activity'>, knownTo: number): void {
  if (row.verb !== MISS) return;
  state.missed += 1;
  const { sequence } = state;
  if (sequence > knownTo) state.misses = { sequence, at: row.at, ...state.misses, last: sequence };
}

function missProblem({ misses }: State): string | null {
  if (misses === null) return null;
  const { sequence, at, last } = misses;
  const more = last === sequence ? '' : `, and the last such entry is #${last}`;
  return `Entry #${sequence} (${new Date(at).toISOString()}) says that another was gone before it was chained, and what that said${more}. Once it is known how that came, verify with --known ${last}.`;
}

/** Adds one entry to the chain. @returns what is wrong with it, or null. */
function link(key: Buffer, state: State, row: Row<'activity'>): string | null {
  const sequence = state.sequence + 1;
  if (row.sequence !== sequence)
    return `Entry #${sequence} is missing: the one after #${state.sequence} is #${String(row.sequence)} (${nameOf(row)}).`;
  const chain = chainEntry(key, state.chain, { ...row, sequence });
  if (!isSame(row.chain ?? '', chain))
    return `Entry #${sequence} (${nameOf(row)}) was changed, moved or put in: it does not follow from those before it.`;
  const unproven = signatureProblem(key, state, row);
  if (unproven !== null) return unproven;
  noteId(state, row.id);
  state.sequence = sequence;
  state.chain = chain;
  state.proven += 1;
  state.head = { sequence, at: row.at, chain };
  return null;
}

function signatureProblem(key: Buffer, state: State, row: Row<'activity'>): string | null {
  if (row.signature === null && row.id <= state.unsignedTo) {
    state.unsigned += 1;
    return null;
  }
  if (isSigned(key, row)) return null;
  return `${row.sequence === null ? 'An entry that is not chained yet' : `Entry #${row.sequence}`} (${nameOf(row)}) is not one this program wrote, or was changed before it was chained.`;
}

async function readUnsealed(
  db: Queryable,
  key: Buffer,
  state: State,
  now: number | undefined,
): Promise<void> {
  for (let after = 0; ;) {
    const rows = await listUnsealed(db, after, BATCH);
    for (const row of rows) {
      state.problem = signatureProblem(key, state, row) ?? lateProblem(row, now);
      if (state.problem !== null) return;
      noteId(state, row.id);
      state.unsealed += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}

function lateProblem(row: Row<'activity'>, now: number | undefined): string | null {
  if (now === undefined || now - row.at <= LATE_MS) return null;
  return `An entry (${nameOf(row)}) was written more than a minute ago and is not in the chain. A running server chains within seconds: if none runs, or one has just started, let it run and verify again; otherwise entries were taken out of the chain.`;
}

/** Ids are counted as they come; on PostgreSQL an older one may come later, and makes the gap it left smaller. */
function noteId(state: State, id: number): void {
  if (state.lastId === 0 && state.removed > 0) state.lastId = id - 1;
  if (id < state.lastId) state.unusedIds -= 1;
  else {
    state.unusedIds += id - state.lastId - 1;
    state.lastId = id;
  }
}

/**
 * Where no id ever goes unused, one that is missing was an entry that was removed before it was chained. None needs to be missing:
 * whoever can write the database can set the counter back, too.
 */
function missingIds(support: Database['support'], state: State): string | null {
  if (!support.gaplessIdentity || state.unusedIds === 0) return null;
  return `${state.unusedIds} ${state.unusedIds === 1 ? 'entry was' : 'entries were'} removed before being chained: ids are missing although this database gives out every one.`;
}

async function copied(db: Queryable): Promise<string | null> {
  const id = await findCopiedSignature(db);
  return id === undefined ? null : `Entry with id ${id} is a copy of another one.`;
}

function lookAtKeptHead(state: State, kept: ActivityHead | undefined): void {
  if (kept === undefined || state.keptIsFound) return;
  if (kept.sequence > state.sequence)
    state.problem = `The log ends at #${state.sequence}, but reached #${kept.sequence} when that head was written: its end is gone, or an older copy of the database was put back.`;
  else if (kept.sequence > state.cut) state.problem = anotherThan(kept);
  else
    state.notChecked = `The head was not checked: #${kept.sequence} lies before the cut at #${state.cut}, and what it stood for was removed by age. Keep a newer one.`;
}

function anotherThan(kept: ActivityHead): string {
  return `Entry #${kept.sequence} is another one than when that head was written: the log was written anew.`;
}

function nameOf(row: Row<'activity'>): string {
  return `id ${row.id}, ${row.verb}, ${new Date(row.at).toISOString()}`;
}
