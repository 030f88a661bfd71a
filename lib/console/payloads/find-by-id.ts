import type { z } from 'zod';
import { findJobsOfRecord } from '@/lib/db/queries/job-record/find-jobs-of-record';
import { countJobsToIndex } from '@/lib/db/queries/job/list-jobs-to-index';
import type { foundByIdResponse } from '@/lib/domain/api/payloads';
import type { ConsoleContext } from '../context';
import { toFoundJob } from './found-job';

const MOST = 200;

/** Every stored job that holds a record, by its id: one look-up, however many jobs there are. */
export async function findById(
  ctx: ConsoleContext,
  recordId: string,
): Promise<z.infer<typeof foundByIdResponse>> {
  const rows = await findJobsOfRecord(ctx.database.kysely, recordId, MOST + 1);
  return {
    jobs: rows.slice(0, MOST).map((row) => ({ ...toFoundJob(row), recordId })),
    more: rows.length > MOST,
    notIndexed: await countJobsToIndex(ctx.database.kysely),
  };
}
