import { sql } from 'kysely';
import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';

/** SQLite's own number for FULL. */
const FULL = 2;

/** Whether a commit made here is on disk before it is acknowledged, as the database itself has it. */
export async function waitsForDisk(db: Queryable, { name }: DialectSupport): Promise<boolean> {
  if (name === 'sqlite') {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    return rows[0]?.synchronous === FULL;
  }
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
  return rows[0]?.synchronous_commit === 'on';
}
