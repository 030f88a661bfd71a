import { listHeldJobs, type JobRange } from '@/lib/db/queries/job/list-held-jobs';
import { listDrainJobs } from '@/lib/db/queries/drain/list-drain-jobs';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import { AppError } from '@/lib/domain/errors';
import type { ActContext, ConsoleContext } from '../context';
import { getDrain } from '../drain/views';
import { archiveOf } from './archive';
import { fieldsOf, recordsAsCsv, recordsAsNdjson } from './export-records';
import { heldJob, isHeld, type HeldJob } from './held-payload';
import { recordTaking } from './record-taking';

/** A file to be sent, written as it is read. */
export interface Export {
  /** Without its ending. */
  name: string;
  format: 'zip' | 'ndjson' | 'csv';
  stream: ReadableStream<Uint8Array>;
}

/** The records of one job. @throws AppError `not-found`, `not-held` */
export async function exportJob(ctx: ActContext, jobId: string, format: 'ndjson' | 'csv'): Promise<Export> {
  const job = await heldJob(ctx, jobId);
  const name = `job-${job.job_uuid}`;
  const rows =
    format === 'csv' ? recordsAsCsv(ctx, [job], await fieldsOf(ctx, [job])) : recordsAsNdjson(ctx, [job]);
  const target = { kind: 'job', id: job.id, name: job.job_uuid };
  await recordTaking(ctx, { verb: 'payload.download', target, detail: { format } });
  return { name, format, stream: toStream(rows) };
}

/**
 * The records of all stored jobs of a queue that were opened in a range; as JSON a ZIP file of the original bytes.
 * @throws AppError `not-found`
 */
export async function exportRange(
  ctx: ActContext,
  queueId: string,
  {
    format,
    from,
    to,
  }: { format: 'json' | 'ndjson' | 'csv'; from?: number | undefined; to?: number | undefined },
): Promise<Export> {
  const queue = await findQueueSite(ctx.database.kysely, queueId);
  if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  const range = { queueId, from, to };
  const name = fileName(queue.queueName, range);
  await recordTaking(ctx, {
    verb: 'payload.export',
    target: { kind: 'queue', id: queueId, name: queue.queueName },
    detail: { format, from: from ?? null, to: to ?? null },
  });
  if (format === 'json') {
    const about = { queue: queue.queueName, queueUuid: queue.queueUuid, from: from ?? null, to: to ?? null };
    return { name, format: 'zip', stream: archiveOf(ctx, jobsIn(ctx, range), about) };
  }
  const jobs = () => jobsIn(ctx, range);
  const rows =
    format === 'csv' ? recordsAsCsv(ctx, jobs(), await fieldsOf(ctx, jobs())) : recordsAsNdjson(ctx, jobs());
  return { name, format, stream: toStream(rows) };
}

/** Everything a drain took, in one ZIP file. @throws AppError `not-found` */
export async function exportDrain(ctx: ActContext, drainId: string): Promise<Export> {
  const drain = await getDrain(ctx, drainId);
  const jobs = await listDrainJobs(ctx.database.kysely, drainId);
  const about = {
    drain: drain.id,
    queue: drain.queueName,
    startedBy: drain.actor.name,
    startedAt: new Date(drain.startedAt).toISOString(),
    state: drain.state,
    rounds: drain.rounds,
    records: drain.records,
    cleared: drain.cleared,
  };
  await recordTaking(ctx, {
    verb: 'payload.export',
    target: { kind: 'queue', id: drain.queueId, name: drain.queueName },
    detail: { format: 'zip', drainId },
  });
  const name = fileName(`drain ${drain.queueName}`, { from: drain.startedAt });
  return { name, format: 'zip', stream: archiveOf(ctx, jobs, about) };
}

const BATCH = 50;

async function* jobsIn(ctx: ConsoleContext, range: JobRange): AsyncGenerator<HeldJob> {
  for (let after: string | undefined; ;) {
    const jobs = await listHeldJobs(ctx.database.kysely, { ...range, after, limit: BATCH });
    for (const job of jobs) if (isHeld(job)) yield job;
    if (jobs.length < BATCH) return;
    after = jobs.at(-1)?.id;
  }
}

/** Of a name. A file system takes 255 bytes, and a proxy a header of a few kilobytes. */
const LONGEST_FILE_NAME = 100;

function fileName(name: string, { from, to }: JobRange): string {
  const days = [from, to]
    .filter((at) => at !== undefined)
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const words = name.replaceAll(/[^\w-]+/g, '-').slice(0, LONGEST_FILE_NAME);
  return [words.replaceAll(/^-+|-+$/g, '') || 'queue', ...days].join('-');
}

/** Sent as it is written; whoever stops reading stops the writing. */
export function toStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
