import type { DialectAdapter } from 'kysely';
import type { Queryable } from '@/lib/db/database';

/**
 * The key of each open database's activity log. A transaction has the same adapter as the database it is of, so that `recordAct`
 * needs nothing but the transaction. It hangs on globalThis because Next evaluates modules more than once.
 */
declare global {
  var fluxxAlertConsoleAuditKeys: WeakMap<DialectAdapter, Buffer> | undefined;
}

function keys(): WeakMap<DialectAdapter, Buffer> {
  return (globalThis.fluxxAlertConsoleAuditKeys ??= new WeakMap());
}

/** Signs what is written to this open database from now on. */
export function useAuditKey(db: Queryable, key: Buffer): void {
  keys().set(db.getExecutor().adapter, key);
}

/** Undefined for a database that was opened without (a tool that only reads). */
export function auditKeyOf(db: Queryable): Buffer | undefined {
  return keys().get(db.getExecutor().adapter);
}
