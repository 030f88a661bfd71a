/**
 * bull-board with so many BullMQ queues. Arguments: the port of a Redis, how many queues.
 * Prints the port it listens on, once every queue has a job.
 */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Queue } from 'bullmq';
import express from 'express';
import { Redis } from 'ioredis';

const [port, count] = process.argv.slice(2).map(Number);
const connection = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null });
connection.setMaxListeners(0);
const queues = Array.from({ length: count }, (_, index) => new Queue(`queue-${index}`, { connection }));
await Promise.all(queues.map((queue) => queue.add('entry', { record: 1 })));
const adapter = new ExpressAdapter();
createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: adapter });
const app = express();
app.use(adapter.getRouter());
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
