/**
 * BullMQ takes and acknowledges jobs of the same payload. Arguments: the port of a Redis with appendfsync always, how many.
 * BullMQ has no call that takes a batch; a worker that handles 500 at once is its way to the same end.
 */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { payloadOf } from './payload.mjs';

const [port, count] = process.argv.slice(2).map(Number);
const connect = () => new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null });
const queue = new Queue('bench', { connection: connect() });
const jobs = (from, size) =>
  Array.from({ length: size }, (_, index) => ({
    name: 'entry',
    data: payloadOf(from + index),
    opts: { removeOnComplete: true },
  }));
for (let from = 0; from < count; from += 1000) await queue.addBulk(jobs(from, Math.min(1000, count - from)));
const began = performance.now();
let done = 0;
await new Promise((resolve) => {
  const worker = new Worker('bench', async () => {}, { connection: connect(), concurrency: 500 });
  worker.on('completed', () => {
    done += 1;
    if (done === count) resolve(undefined);
  });
});
process.stdout.write(`${JSON.stringify({ perSecond: count / ((performance.now() - began) / 1000) })}\n`);
process.exit(0);
