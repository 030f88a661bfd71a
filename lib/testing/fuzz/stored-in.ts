import { createHash } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase, type Database } from '@/lib/db/database';

/** What background work (sampling, health, indexes) and the counting of attempts write down, whoever asks for what. */
const OWN_WORK =
  /^(sqlite_|sign_in_failure$|token_failure$|activity|setting$|lease$|queue_reading$|history_series$|queue_history$|packed_history$|site_history$|job_record$|engine_sweep$|engine_once$|engine_queue$|engine_request_window$|openid_used_state$|queue_health$|incident$|notification$)/;

/** What no background work touches, so that it can be looked at after every request. */
const SETTINGS_OF_PEOPLE = [
  'account',
  'account_link',
  'engine_alert',
  'engine_field',
  'engine_model',
  'engine_oauth_client',
  'engine_setting',
  'openid_identity',
  'openid_provider',
  'recovery_code',
  'second_factor',
  'notification_channel',
  'notification_rule',
  'queue_health_setting',
  'queue_snooze',
  'session',
  'site',
  'token',
  'token_queue',
];

/** When somebody was last seen is no change, nor when background work came by. */
const NO_CHANGE: ReadonlySet<string> = new Set([
  'last_seen_at',
  'last_used_at',
  'last_address',
  'last_sign_in_at',
  'indexed_at',
]);

/** Fingerprints of what is stored in the SQLite file of a server, read beside it. */
export interface Stored {
  /** Of everything that requests change. */
  everything(): Promise<string>;
  /** Of people, tokens, links, sites, alerts and settings: small, and nobody's but those who ask. */
  settings(): Promise<string>;
  /** Ends the sweeps: what is queued from then on was queued by a request. */
  stopSweeps(): Promise<void>;
  close(): Promise<void>;
}

export function openStored(dataDir: string): Stored {
  const database = openDatabase({ kind: 'sqlite', file: path.join(dataDir, 'console.db') });
  return {
    everything: unlessUnchanged(database, async () =>
      fingerprintOf(database, (await tablesOf(database)).filter(isOfRequests)),
    ),
    settings: unlessUnchanged(database, () => fingerprintOf(database, SETTINGS_OF_PEOPLE)),
    stopSweeps: () => stopSweeps(database),
    close: () => database.close(),
  };
}

/** Reads again only when somebody has written: SQLite tells whether another connection has committed anything since. */
function unlessUnchanged({ kysely }: Database, read: () => Promise<string>): () => Promise<string> {
  let last: { version: number; fingerprint: string } | undefined;
  return async () => {
    // Asked first: what is written while it is read is seen the next time.
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(kysely);
    const version = rows[0]?.data_version ?? 0;
    if (last?.version !== version) last = { version, fingerprint: await read() };
    return last.fingerprint;
  };
}

/** Disables every One Time Filter, beside the program: a sweep that is under way finds nothing more either. */
export async function stopSweeps({ kysely }: Database): Promise<void> {
  await kysely
    .updateTable('engine_alert')
    .set({ enabled: 0 })
    .where('trigger_type', '=', 'One Time Filter')
    .execute();
}

function isOfRequests(table: string): boolean {
  return !OWN_WORK.test(table);
}

async function tablesOf({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' order by name`.execute(kysely);
  return rows.map((row) => row.name);
}

/** One line for each table, so that what differs names the table. */
async function fingerprintOf({ kysely }: Database, tables: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const table of tables) {
    const hash = createHash('sha256');
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(kysely);
    for (const row of rows)
      hash.update(JSON.stringify(Object.entries(row).filter(([column]) => !NO_CHANGE.has(column))));
    lines.push(`${table} ${rows.length} ${hash.digest('hex')}`);
  }
  return lines.join('\n');
}
