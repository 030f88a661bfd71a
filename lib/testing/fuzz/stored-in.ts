import { createHash } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '@/lib/db/database';

/** What may change while nobody changes anything: who asks, how often, and what background work writes down. */
const VOLATILE =
  /^(sqlite_|session$|sign_in_failure$|activity|setting$|lease$|queue_reading$|history_point$|engine_request_window$|engine_oauth_token$|engine_oauth_client$|token$|token_failure$|openid_used_state$|account_link$)/;

/** A fingerprint of everything else that is stored in the SQLite file of a server, beside it. */
export async function storedIn(dataDir: string): Promise<string> {
  const database = openDatabase({ kind: 'sqlite', file: path.join(dataDir, 'console.db') });
  try {
    const hash = createHash('sha256');
    const tables = await sql<{
      name: string;
    }>`select name from sqlite_master where type = 'table' order by name`.execute(database.kysely);
    for (const { name } of tables.rows) {
      if (VOLATILE.test(name)) continue;
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(database.kysely);
      hash.update(name);
      for (const row of rows) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    await database.close();
  }
}
