import { sql } from 'kysely';
import { beginChain } from '@/lib/audit/begin-chain';
import { recordAct } from '@/lib/audit/record';
import { sealActivity } from '@/lib/audit/seal';
import type { Database } from '@/lib/db/database';
import { systemActor } from '@/lib/domain/actor';
import { TEST_AUDIT_KEY, testDatabase, type DatabaseKind, type TestDatabase } from './database';

/** What the activity of these tests is signed with. */
export const KEY = TEST_AUDIT_KEY;
/** A database whose chain has begun. */
export async function begun(kind: DatabaseKind): Promise<TestDatabase> {
  const made = await testDatabase(kind);
  await beginChain(made.database, KEY, 1);
  return made;
}

/** Writes an entry, which is not sealed yet. */
export async function act(db: Database['kysely'], name: string, at = 1000): Promise<void> {
  await recordAct(db, {
    at,
    actor: { ...systemActor, name },
    verb: 'queue.settings',
    target: { kind: 'queue', id: 'q', name },
    outcome: 'done',
    detail: { name },
  });
}

/** Writes so many entries a millisecond apart, and seals them. */
export async function acts(database: Database, count: number, at = 1000): Promise<void> {
  for (let index = 0; index < count; index += 1) await act(database.kysely, `act ${index}`, at + index);
  await sealActivity(database, KEY);
}

/** Takes off what keeps the log from being changed: whoever owns the database can. */
export async function tablesWithoutRules(database: Database): Promise<void> {
  const names = [
    'activity_update_rule',
    'activity_delete_rule',
    'activity_checkpoint_update_rule',
    'activity_checkpoint_delete_rule',
  ];
  for (const name of names) {
    const table = name.replace(/_(update|delete)_rule$/, '');
    const on = database.support.name === 'sqlite' ? sql`` : sql`on ${sql.table(table)}`;
    await sql`drop trigger ${sql.id(name)} ${on}`.execute(database.kysely);
  }
}
