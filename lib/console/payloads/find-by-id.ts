import type { z } from 'zod';
import { findJobsOfRecord } from '@/lib/db/queries/job-record/find-jobs-of-record';
import { countJobsToIndex } from '@/lib/db/queries/job/list-jobs-to-index';
import type { foundByIdResponse } from '@/lib/domain/api/payloads';
import type { ConsoleContext } from '../context';
import { indexJobs } from './index-jobs';
import { toFoundJob } from './found-job';

const MOST = 200;
const LONGEST_INDEXING_MS = 1000;

/**
 * Every stored job that holds a record, by its id: one look-up, however many jobs there are. Jobs of the last seconds are indexed first;
 * of a longer list that waits (a backup of an old version was restored) the answer says how many.
 */
export async function findById(
  ctx: ConsoleContext,
  recordId: string,
): Promise<z.infer<typeof foundByIdResponse>> {
  await indexJobs(ctx, AbortSignal.timeout(LONGEST_INDEXING_MS));
  const rows = await findJobsOfRecord(ctx.database.kysely, recordId, MOST + 1);
  return {
    jobs: rows.slice(0, MOST).map((row) => ({ ...toFoundJob(row), recordId })),
    more: rows.length > MOST,
    notIndexed: await countJobsToIndex(ctx.database.kysely),
  };
}
