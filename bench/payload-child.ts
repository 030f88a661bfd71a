/**
 * Carries one process call through the ledger in a process of its own, and prints the most memory it had meanwhile.
 * Arguments: the SQLite file, and the site's address.
 */
import { processQueue } from '@/lib/console/jobs/process';
import { openDatabase } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { systemClock } from '@/lib/domain/clock';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';

const [file = '', baseUrl = ''] = process.argv.slice(2);
const database = openDatabase({ kind: 'sqlite', file });
await migrateDatabase(database, '', systemClock.now());
const ctx = ledgerContext(database, { upstreamTimeoutMs: 300_000 });
await insertSiteAndQueue(ctx, { baseUrl, credentials: UNUSED_CREDENTIALS });

let peakRss = process.memoryUsage.rss();
const timer = setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 20);
const { job, call } = await processQueue(ctx, QUEUE_ID, { seen: { openJobId: null, unknownCallId: null } });
clearInterval(timer);
if (job === null) throw new Error(`The call came to ${call.outcome}: ${call.detail}`);
const chunks = await database.kysely.selectFrom('call_chunk').select('bytes_sealed').execute();
const storedBytes = chunks.reduce((sum, chunk) => sum + chunk.bytes_sealed.length, 0);
process.stdout.write(JSON.stringify({ peakRss, bytes: job.payloadBytes, storedBytes }));
await database.close();
process.exit(0);
