import { findJob } from '@/lib/db/queries/job/find-job';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';

/** A job whose payload is stored whole, and the call whose body it is. */
export type HeldJob = Row<'job'> & { payload_call_id: string };

export function isHeld(job: Row<'job'>): job is HeldJob {
  return job.custody === 'held' && job.payload_call_id !== null && job.purged_at === null;
}

/** @throws AppError `not-found`, or `not-held` when the payload is not here: never was whole, or not any more. */
export async function heldJob(ctx: ConsoleContext, jobId: string): Promise<HeldJob> {
  const job = await findJob(ctx.database.kysely, jobId);
  if (job === undefined) throw new AppError('not-found', 'There is no such job in the ledger.');
  if (isHeld(job)) return job;
  if (job.purged_at !== null) {
    const day = new Date(job.purged_at).toISOString().slice(0, 10);
    throw new AppError(
      'not-held',
      `The payload of this job was removed on ${day}: its time of keeping was over.`,
    );
  }
  throw new AppError(
    'not-held',
    'The payload of this job is not stored here. Process its queue again: most sites hand an open job out once more.',
  );
}
