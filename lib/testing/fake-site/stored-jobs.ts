import type { ActContext } from '@/lib/console/context';
import { processQueue } from '@/lib/console/jobs/process';
import type { JobView } from '@/lib/domain/api/views';
import type { DatabaseKind } from '../database';
import { QUEUE_ID, QUEUE_UUID } from './ledger-context';
import { finish } from './move-on';
import { NOTHING_SEEN, setUpLedger } from './set-up-ledger';

/** The job of a process call that must take one. */
export async function taken(ctx: ActContext): Promise<JobView> {
  const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
  if (job === null) throw new Error('A job was expected');
  return job;
}

/** Two finished jobs of 3 and 2 records, and their ids; `people` are the records' names in order. */
export async function twoJobs(kind: DatabaseKind) {
  const { ctx, site } = await setUpLedger(kind);
  const people = ['Ada Lovelace', '=cmd|A1', 'Grace "Amazing" Hopper', '-12', 'Ada Byron'];
  let person = 0;
  const rename = (body: Record<string, unknown>) => ({
    ...body,
    data: Array.isArray(body['data'])
      ? body['data'].map((entry: { recordData: object }) => ({
          ...entry,
          recordData: { ...entry.recordData, name: people[person++ % people.length], debt: -12 },
        }))
      : [],
  });
  const queue = site.queue(QUEUE_UUID);
  const jobs: JobView[] = [];
  const ids: string[] = [];
  for (const count of [3, 2]) {
    ids.push(...queue.add(count));
    site.failNext('process', { kind: 'change', change: rename });
    const job = await taken(ctx);
    await finish(ctx, job);
    jobs.push(job);
  }
  const [first, second] = jobs;
  if (first === undefined || second === undefined) throw new Error('Two jobs were expected');
  return { ctx, site, ids, people, first, second };
}
