import { onTestFinished } from 'vitest';
import { useAuditKey } from '@/lib/audit/audit-key';
import type { Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { TEST_AUDIT_KEY } from './database';
import { holdWriteLock } from './hold-write-lock';
import { startStallableProxy } from './stallable-proxy';

/** A test's database, opened once more, which can stop working for a while. */
export interface StallableDatabase {
  database: Database;
  /** SQLite: somebody else has the write lock. PostgreSQL: it keeps its connections and says nothing. */
  stall(): Promise<void>;
  goOn(): Promise<void>;
}

export async function openStallable(settings: Settings['database']): Promise<StallableDatabase> {
  return settings.kind === 'sqlite' ? lockable(settings) : silenceable(settings.url);
}

function lockable(settings: Settings['database']): StallableDatabase {
  const other = opened(settings);
  let end = async () => {};
  return {
    database: opened(settings),
    stall: async () => {
      end = await holdWriteLock(other);
    },
    goOn: () => end(),
  };
}

async function silenceable(url: string): Promise<StallableDatabase> {
  const proxy = await startStallableProxy(url);
  const database = opened({ kind: 'postgres', url: proxy.urlOf(url) });
  onTestFinished(() => proxy.close());
  return { database, stall: async () => proxy.stall(), goOn: async () => proxy.goOn() };
}

function opened(settings: Settings['database']): Database {
  const database = openDatabase(settings);
  useAuditKey(database.kysely, TEST_AUDIT_KEY);
  onTestFinished(() => database.close());
  return database;
}
