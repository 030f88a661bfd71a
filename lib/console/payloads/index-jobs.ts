import { explainDatabaseError } from '@/lib/db/database-error';
import { indexRecords } from '@/lib/db/queries/job/index-records';
import { listJobsToIndex } from '@/lib/db/queries/job/list-jobs-to-index';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { identityOf } from '@/lib/domain/payload/record-identity';
import type { ConsoleContext } from '../context';
import { isHeld, type HeldJob } from './held-payload';
import { scanRecords } from './scan-records';

const BATCH = 20;
/** Jobs whose payload could not be read; tried again when the program starts anew. */
const unreadable = new Set<string>();

/**
 * Writes which records each newly stored job holds, so that it is found by any of them. Not done with the call: an integration need not
 * wait for it, and until it is done `indexed_at` is empty. One that cannot be read is left out and logged.
 */
export async function indexJobs(ctx: ConsoleContext, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const jobs = (
      await listJobsToIndex(ctx.database.kysely, { limit: BATCH, except: [...unreadable] })
    ).filter(isHeld);
    if (jobs.length === 0) return;
    for (const job of jobs) {
      if (signal?.aborted === true) return;
      await indexJob(ctx, job).catch((error: unknown) => {
        if (explainDatabaseError(error) !== undefined) throw error;
        unreadable.add(job.id);
        ctx.log.error({ jobId: job.id, err: error }, 'The records of a stored job could not be indexed');
      });
    }
  }
}

async function indexJob(ctx: ConsoleContext, job: HeldJob): Promise<void> {
  const identities = new Set<string>();
  const decoder = new TextDecoder();
  for await (const { bytes } of scanRecords(ctx, job.payload_call_id)) {
    const identity = identityIn(decoder.decode(bytes));
    if (identity !== null) identities.add(identity);
  }
  await ctx.database.transaction(async (trx) => {
    await indexRecords(trx, ctx.database.support, { jobId: job.id, identities: [...identities] });
    await updateJob(trx, job.id, { indexed_at: ctx.clock.now() });
  });
}

function identityIn(text: string): string | null {
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === 'object' && record !== null ? identityOf({ ...record }, text) : null;
  } catch {
    return null;
  }
}
