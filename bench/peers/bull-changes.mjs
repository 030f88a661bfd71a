/** Adds jobs to one BullMQ queue after another. Arguments: the port of a Redis, how many queues, milliseconds between two jobs. */
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';

const [port, count, everyMs] = process.argv.slice(2).map(Number);
const connection = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null });
const queues = Array.from(
  { length: 20 },
  (_, index) => new Queue(`queue-${(index * 7) % count}`, { connection }),
);
let turn = 0;
setInterval(() => void queues[turn++ % queues.length].add('entry', { record: turn }), everyMs);
process.stdout.write('started\n');
