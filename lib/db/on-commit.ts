import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** The database itself, or a transaction of it. */
type Handle = Kysely<Schema>;
type Then = () => void;

/** It hangs on globalThis because Next evaluates modules more than once. */
declare global {
  var fluxxAlertConsoleOnCommit: WeakMap<Handle, Then[]> | undefined;
}

function noted(): WeakMap<Handle, Then[]> {
  return (globalThis.fluxxAlertConsoleOnCommit ??= new WeakMap());
}

/**
 * Called when what was written with a handle is committed: at once outside a transaction, never where it is undone, or where nobody knows
 * whether it was committed.
 * @param then must not throw.
 */
export function onCommit(db: Handle, then: Then): void {
  if (!db.isTransaction) {
    then();
    return;
  }
  const waiting = noted().get(db) ?? [];
  noted().set(db, waiting);
  waiting.push(then);
}

/** Runs a transaction by what is given, and then what was waiting for its commit. */
export async function tellingOnCommit<T, Trx extends Handle>(
  run: (work: (trx: Trx) => Promise<T>) => Promise<T>,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  let waiting: readonly Then[] = [];
  const result = await run(async (trx) => {
    const done = await work(trx);
    waiting = noted().get(trx) ?? [];
    return done;
  });
  for (const then of waiting) then();
  return result;
}
