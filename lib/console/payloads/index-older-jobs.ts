import { indexRecords } from '@/lib/db/queries/job/index-records';
import { listJobsToIndex } from '@/lib/db/queries/job/list-jobs-to-index';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { identityOf } from '@/lib/domain/payload/record-identity';
import type { ConsoleContext } from '../context';
import { isHeld, type HeldJob } from './held-payload';
import { scanRecords } from './scan-records';

const BATCH = 20;

/** Writes the records of jobs that were stored before there was the index, so that they are found too. */
export async function indexOlderJobs(ctx: ConsoleContext, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const jobs = (await listJobsToIndex(ctx.database.kysely, BATCH)).filter(isHeld);
    if (jobs.length === 0) return;
    for (const job of jobs) {
      if (signal?.aborted === true) return;
      await indexJob(ctx, job);
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
