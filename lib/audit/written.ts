import type { DialectAdapter } from 'kysely';
import type { Queryable } from '@/lib/db/database';
import { onCommit } from '@/lib/db/on-commit';
import type { ProvenColumns } from '@/lib/domain/activity/canonical';

/** What is kept of an entry until it has its place, by its signature. */
type Written = Map<string, ProvenColumns>;

/** Where nothing chains for long (the database stands still), the oldest are no longer watched. */
const MOST_WATCHED = 10_000;

/**
 * The entries that this process wrote to each open database and that have no place in the chain yet, as far as it knows. It hangs on globalThis
 * because Next evaluates modules more than once.
 */
declare global {
  var fluxxAlertConsoleWritten: WeakMap<DialectAdapter, Written> | undefined;
}

/** Keeps an entry once it is committed: until it is chained its absence would be seen by nothing else. */
export function watchWritten(db: Queryable, signature: string, row: ProvenColumns): void {
  onCommit(db, () => {
    const written = writtenTo(db);
    written.set(signature, row);
    const [oldest] = written.keys();
    if (written.size > MOST_WATCHED && oldest !== undefined) written.delete(oldest);
  });
}

export function writtenTo(db: Queryable): Written {
  const all = (globalThis.fluxxAlertConsoleWritten ??= new WeakMap<DialectAdapter, Written>());
  const { adapter } = db.getExecutor();
  const written = all.get(adapter) ?? new Map<string, ProvenColumns>();
  all.set(adapter, written);
  return written;
}
