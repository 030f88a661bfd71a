import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '@/lib/db/database';

const TRIGGER = 'refuse_entries';

/**
 * From now on the activity log takes no entry, or none of one verb: whatever is written in the same transaction must be undone.
 * @param why what the database says then; no quotes in it.
 * @returns lets it take entries again.
 */
export async function refuseEntries(
  database: Database,
  verb?: string,
  why = 'the log takes no entry',
): Promise<() => Promise<void>> {
  const which = sql.raw(verb === undefined ? '1 = 1' : `new.verb = '${verb}'`);
  const name = sql.raw(TRIGGER);
  const words = sql.raw(why);
  if (database.support.name === 'sqlite') {
    await sql`create trigger ${name} before insert on activity when ${which}
      begin select raise(abort, '${words}'); end`.execute(database.kysely);
    return async () => {
      await sql`drop trigger ${name}`.execute(database.kysely);
    };
  }
  await sql`create or replace function ${name}() returns trigger language plpgsql as
    'begin raise exception ''${words}''; end'`.execute(database.kysely);
  await sql`create trigger ${name} before insert on activity for each row when (${which})
    execute function ${name}()`.execute(database.kysely);
  return async () => {
    await sql`drop trigger ${name} on activity`.execute(database.kysely);
  };
}

/** What every table holds, as a hash of its rows. */
export async function contentsOf({ kysely }: Database): Promise<Map<string, string>> {
  const tables = await kysely.introspection.getTables();
  const hashes = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(kysely);
    const lines = rows.map((row) => JSON.stringify(row, (_key, value: unknown) => textOf(value))).sort();
    hashes.set(name, createHash('sha256').update(lines.join('\n')).digest('hex'));
  }
  return hashes;
}

/** The tables whose rows are others than before. */
export function differences(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  return [...now].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
}

function textOf(value: unknown): unknown {
  return typeof value === 'bigint' || value instanceof Uint8Array ? String(value) : value;
}
