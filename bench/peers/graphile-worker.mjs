/**
 * graphile-worker with its local queue: jobs are taken 1,000 at a time and completed in batches.
 * Arguments: the database's address, how many.
 */
import { makeWorkerUtils, run } from 'graphile-worker';
import { Pool } from 'pg';
import { payloadOf } from './payload.mjs';

const [url, countText] = process.argv.slice(2);
const count = Number(countText);
const utils = await makeWorkerUtils({ connectionString: url });
await utils.migrate();
await utils.release();
const pool = new Pool({ connectionString: url });
for (let from = 0; from < count; from += 1000) {
  const specs = Array.from({ length: Math.min(1000, count - from) }, (_, index) => ({
    identifier: 'entry',
    payload: payloadOf(from + index),
  }));
  await pool.query(
    'select graphile_worker.add_jobs(array(select json_populate_recordset(null::graphile_worker.job_spec, $1::json)))',
    [JSON.stringify(specs)],
  );
}
const began = performance.now();
let done = 0;
await new Promise((resolve, reject) => {
  run({
    connectionString: url,
    concurrency: 100,
    maxPoolSize: 110,
    noHandleSignals: true,
    preset: { worker: { localQueue: { size: 1000 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: {
      entry: async () => {
        done += 1;
      },
    },
  }).catch(reject);
  const look = setInterval(async () => {
    if (done < count) return;
    clearInterval(look);
    for (;;) {
      const { rows } = await pool.query('select count(*)::int as left from graphile_worker._private_jobs');
      if (rows[0].left === 0) return resolve(undefined);
    }
  }, 5);
});
process.stdout.write(`${JSON.stringify({ perSecond: count / ((performance.now() - began) / 1000) })}\n`);
process.exit(0);
