/**
 * An instance of the console in a process of its own, for tests that kill it. It carries calls through the ledger as the
 * suggestions say, and stops for ever at one step, which it names on its standard output.
 *
 * Arguments: the database's settings as JSON; where to stop, as the number of the call it makes and the step (`2 answered`; empty:
 * nowhere); and `race` to press Process many times at once instead, and print what came of it.
 */
import { processQueue } from '@/lib/console/jobs/process';
import { settleOrphans } from '@/lib/console/ledger/orphans';
import type { CallOptions } from '@/lib/console/ledger/steps';
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { isAppError } from '@/lib/domain/errors';
import { ledgerContext, QUEUE_ID } from './ledger-context';
import { moveOnUntilEmpty } from './move-on';

const [settings = '', stopAt = '', mode = 'move-on'] = process.argv.slice(2);
const database = openDatabase(readJson<Settings['database']>(settings), { poolSize: 3 });
const ctx = ledgerContext(database);

if (mode === 'race') await race();
else await moveOn();
await database.close();
process.exit(0);

/** Settles what an earlier process left, as every start does, and goes on from there. */
async function moveOn(): Promise<void> {
  await settleOrphans(ctx);
  let call = 0;
  const options: CallOptions = {
    onStep: async (step) => {
      if (step === 'intent-committed') call += 1;
      if (`${call} ${step}` !== stopAt) return;
      say(`stopped ${stopAt}`);
      await new Promise(() => {});
    },
  };
  await moveOnUntilEmpty(ctx, options);
  say('empty');
}

/** Waits for the start signal, so that all contestants ask at the same moment. */
async function race(): Promise<void> {
  say('ready');
  await new Promise((resolve) => {
    process.stdin.once('data', resolve);
  });
  const asked = Array.from({ length: 17 }, async () => {
    try {
      const { call } = await processQueue(ctx, QUEUE_ID, { seen: { openJobId: null, unknownCallId: null } });
      return call.id;
    } catch (error) {
      return isAppError(error) ? error.code : String(error);
    }
  });
  say(`answers ${[...new Set(await Promise.all(asked))].join(' ')}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
