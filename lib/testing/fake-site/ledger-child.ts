/**
 * An instance of the console in a process of its own, for tests that kill it. It carries calls through the ledger as the
 * suggestions say, and stops for ever at one step, which it names on its standard output.
 *
 * Arguments: the database's settings as JSON; where to stop, as the number of the call it makes and the step (`2 answered`; empty:
 * nowhere); and `race` to press Process many times at once instead and print what came of it, or `drain` to drain the queue
 * and stop at a step of a round (`2 noted`).
 */
import { drainAtWork } from '@/lib/console/drain/registry';
import { startDrain } from '@/lib/console/drain/start';
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
else if (mode === 'drain') await drain();
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

/** Drains the queue as a person would have started it. */
async function drain(): Promise<void> {
  let round = 1;
  const onStep = async (step: string): Promise<void> => {
    if (`${round} ${step}` === stopAt) {
      say(`stopped ${stopAt}`);
      await new Promise(() => {});
    }
    if (step === 'tallied') round += 1;
  };
  const input = { finishEach: true, maxRecords: null, seen: { maxRounds: 10, queued: null } };
  const { id } = await startDrain(ctx, QUEUE_ID, input, { onStep });
  say('draining');
  await drainAtWork(id);
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
