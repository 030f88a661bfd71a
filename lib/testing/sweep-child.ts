/**
 * A sweep in a process of its own, for the test that kills it: it sweeps step by step and stops for ever in the middle of one,
 * with its rows written and not committed.
 *
 * Arguments: the database's settings as JSON, the alert's id, records of a step, and before the commit of which step to stop.
 */
import type { Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { systemClock } from '@/lib/domain/clock';
import { sweepAlert } from '@/lib/engine/sweep/sweep-alert';

const [settings = '', alertId = '', chunk = '', stopAt = ''] = process.argv.slice(2);
const real = openDatabase(readJson<Settings['database']>(settings), { poolSize: 2 });
let step = 0;
const database: Database = {
  ...real,
  transaction: (work) =>
    real.transaction(async (trx) => {
      const result = await work(trx);
      step += 1;
      if (step === Number(stopAt)) {
        process.stdout.write('stopped\n');
        await new Promise(() => setInterval(() => {}, 60_000));
      }
      return result;
    }),
};
for (;;) await sweepAlert({ database, clock: systemClock }, Number(alertId), Number(chunk));
