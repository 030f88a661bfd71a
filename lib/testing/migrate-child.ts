/**
 * An upgrade in a process of its own, for the test that kills it: it stops for ever in the middle of the migration that makes the activity
 * log a chain, with the new columns there and the entries without their places.
 *
 * Argument: the database's settings as JSON.
 */
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { migrateDatabase } from '@/lib/db/migrate';

const [settings = '', copies = ''] = process.argv.slice(2);
const database = openDatabase(readJson<Settings['database']>(settings), { poolSize: 1 });
await migrateDatabase(database, copies, Date.now(), async () => {
  process.stdout.write('stopped\n');
  await new Promise(() => setInterval(() => {}, 60_000));
});
