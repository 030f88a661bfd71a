import { findJob } from '@/lib/db/queries/job/find-job';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { bodyStream } from '../ledger/body-stream';

export interface StoredPayload {
  jobUuid: string;
  /** Of the whole payload. */
  bytes: number;
  sha256: string;
  /** The bytes as the site sent them (decoded), a few hundred kilobytes at a time. */
  stream: ReadableStream<Uint8Array>;
}

/**
 * The payload of a job, byte for byte as the site answered it.
 * @throws AppError `not-found`, or `not-held` when it is not stored whole.
 */
export async function readPayload(ctx: ConsoleContext, jobId: string): Promise<StoredPayload> {
  const job = await findJob(ctx.database.kysely, jobId);
  if (job === undefined) throw new AppError('not-found', 'There is no such job in the ledger.');
  if (job.custody !== 'held' || job.payload_call_id === null) {
    throw new AppError(
      'not-held',
      'The payload of this job is not stored here. Process its queue again: most sites hand an open job out once more.',
    );
  }
  return {
    jobUuid: job.job_uuid,
    bytes: job.payload_bytes ?? 0,
    sha256: job.payload_sha256 ?? '',
    stream: bodyStream(ctx, job.payload_call_id),
  };
}
