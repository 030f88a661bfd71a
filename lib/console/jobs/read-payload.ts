import type { ConsoleContext } from '../context';
import { bodyStream } from '../ledger/body-stream';
import { heldJob } from '../payloads/held-payload';

export interface StoredPayload {
  jobUuid: string;
  /** Of the whole payload; null when values were erased from it, so that it is not what the site sent any more. */
  bytes: number | null;
  /** Of the bytes the site sent. */
  sha256: string;
  /** The bytes as the site sent them (decoded), a few hundred kilobytes at a time. */
  stream: ReadableStream<Uint8Array>;
}

/**
 * The payload of a job, byte for byte as the site answered it (but for values erased since).
 * @throws AppError `not-found`, or `not-held` when it is not stored whole.
 */
export async function readPayload(ctx: ConsoleContext, jobId: string): Promise<StoredPayload> {
  const job = await heldJob(ctx, jobId);
  return {
    jobUuid: job.job_uuid,
    bytes: job.erased_at === null ? (job.payload_bytes ?? 0) : null,
    sha256: job.payload_sha256 ?? '',
    stream: bodyStream(ctx, job.payload_call_id),
  };
}
