import { z } from 'zod';
import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { findCall } from '@/lib/db/queries/call/find-call';
import { listDrainJobs } from '@/lib/db/queries/drain/list-drain-jobs';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import type { Row } from '@/lib/db/schema';

const written = z.looseObject({ drainId: z.string().optional().catch(undefined) }).catch({});

/** An open, stored job that a call of this drain took and that the drain had no time to note. */
export async function jobTakenUnnoted(trx: Queryable, drain: Row<'drain'>): Promise<JobRow | undefined> {
  const noted = new Set((await listDrainJobs(trx, drain.id)).map((job) => job.id));
  for (const job of await listUnfinishedJobs(trx, [drain.queue_id])) {
    if (job.state !== 'open' || job.custody !== 'held' || noted.has(job.id) || job.opened_call_id === null)
      continue;
    const call = await findCall(trx, job.opened_call_id);
    if (call !== undefined && written.parse(readJson(call.expectation_json)).drainId === drain.id) return job;
  }
  return undefined;
}
