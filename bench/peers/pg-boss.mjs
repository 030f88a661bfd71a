/** pg-boss takes 1,000 jobs a call and completes them in one. Arguments: the database's address, how many. */
import PgBoss from 'pg-boss';
import { payloadOf } from './payload.mjs';

const [url, countText] = process.argv.slice(2);
const count = Number(countText);
const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
await boss.start();
await boss.createQueue('bench');
for (let from = 0; from < count; from += 1000)
  await boss.insert(
    Array.from({ length: Math.min(1000, count - from) }, (_, index) => ({
      name: 'bench',
      data: payloadOf(from + index),
    })),
  );
const began = performance.now();
for (let done = 0; done < count;) {
  const jobs = await boss.fetch('bench', { batchSize: 1000 });
  await boss.complete(
    'bench',
    jobs.map((job) => job.id),
  );
  done += jobs.length;
}
process.stdout.write(`${JSON.stringify({ perSecond: count / ((performance.now() - began) / 1000) })}\n`);
process.exit(0);
