import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { listJobCalls } from '@/lib/db/queries/call/list-job-calls';
import { purgeBodies } from '@/lib/db/queries/call/purge-bodies';
import { readChunks } from '@/lib/db/queries/call/read-chunks';
import { replaceChunk } from '@/lib/db/queries/call/replace-chunk';
import { countNeededAnswers } from '@/lib/db/queries/call/stray-answers';
import { updateCall } from '@/lib/db/queries/call/update-call';
import { findJob } from '@/lib/db/queries/job/find-job';
import { updateJob } from '@/lib/db/queries/job/update-job';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import type { ErasureInput, ErasurePreviewInput } from '@/lib/domain/api/payload-inputs';
import type { ErasurePreview } from '@/lib/domain/api/payloads';
import { AppError } from '@/lib/domain/errors';
import { applyEdits, type Edit } from '@/lib/domain/payload/erasure';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { openChunk, sealChunk } from '../ledger/chunk-codec';
import { eraseAnswer } from './erase-answers';
import { toFoundJob } from './found-job';
import { planErasure, planJob, type ErasurePlan, type JobErasure } from './plan-erasure';

const SAMPLES = 100;
/** A part of a preview ends after so long, so that progress is seen and a cancel is heard. */
const PART_MS = 1500;

/** What an erasure would touch, or a part of it. Nothing is changed. @throws AppError `forbidden` */
export async function previewErasure(
  ctx: ActContext,
  input: ErasurePreviewInput,
  signal?: AbortSignal,
): Promise<ErasurePreview> {
  requireRole(ctx.actor, 'payload.erase');
  return toPreview(ctx, await planErasure(ctx, input, { forMs: PART_MS, signal }));
}

async function toPreview(ctx: ActContext, plan: ErasurePlan): Promise<ErasurePreview> {
  const sum = (of: (job: JobErasure) => number) => plan.jobs.reduce((total, job) => total + of(job), 0);
  return {
    jobs: plan.jobs.length,
    records: sum((job) => job.records),
    values: sum((job) => job.values),
    openJobs: plan.openJobs,
    answers: plan.answers.length,
    unknownCalls: await countNeededAnswers(ctx.database.kysely),
    fingerprint: plan.fingerprint,
    searchedJobs: plan.searchedJobs,
    totalJobs: plan.totalJobs,
    until: plan.until,
    more: plan.more,
    samples: plan.jobs
      .slice(0, SAMPLES)
      .map(({ job, records, values }) => ({ ...toFoundJob(job), records, values })),
  };
}

/**
 * Replaces the values of one person or record in the stored payloads of finished jobs, of the whole preview or of a part of it, job by
 * job; each is one transaction with its audit entry, which names no erased value. The hashes of the original bytes stay. Answers
 * that belong to no stored job are removed whole. Open jobs and calls of unknown outcome are never touched: their bytes are still
 * needed to pass the records on.
 * @throws AppError `forbidden`, or `conflict` when it is not what the preview showed. Nothing was changed then.
 */
export async function erasePayloads(ctx: ActContext, input: ErasureInput): Promise<ErasurePreview> {
  requireRole(ctx.actor, 'payload.erase');
  const plan = await planErasure(ctx, input);
  if (plan.fingerprint !== input.fingerprint) {
    throw new AppError(
      'conflict',
      'What is stored is not what the preview showed any more. Nothing was erased. Look at the preview again.',
    );
  }
  for (const answer of plan.answers) await eraseAnswer(ctx, answer, input);
  for (const erasure of plan.jobs) await eraseAsStored(ctx, erasure, input);
  return toPreview(ctx, plan);
}

/** Another erasure moves the bytes, and what was planned before would be put in the wrong places: it is planned again then. */
async function eraseAsStored(ctx: ActContext, planned: JobErasure, input: ErasureInput): Promise<void> {
  let erasure = planned;
  while (erasure.values > 0) {
    const changed = await eraseInJob(ctx, erasure, input);
    if (changed === null) return;
    erasure = await planJob(ctx, { ...erasure.job, ...changed }, input.target);
  }
}

/** The job as it is now where its bytes are not those of the plan any more; nothing was changed then. */
async function eraseInJob(
  ctx: ActContext,
  erasure: JobErasure,
  input: ErasureInput,
): Promise<Row<'job'> | null> {
  const { job, bodies } = erasure;
  return ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, job.queue_id);
    const current = await findJob(trx, job.id);
    // Handed out again or removed since it was looked up: left as it is.
    if (current?.state !== 'finished' || current.purged_at !== null) return null;
    if (current.erased_at !== job.erased_at || current.payload_call_id !== job.payload_call_id)
      return current;
    // Later than the last, also within a millisecond: by this the next one knows that the bytes moved.
    const now = Math.max(ctx.clock.now(), (current.erased_at ?? 0) + 1);
    for (const { callId, edits } of bodies) {
      await eraseInBody(ctx, trx, callId, edits);
      await updateCall(trx, callId, { erased_at: now });
    }
    const calls = await listJobCalls(trx, { queueId: job.queue_id, jobId: job.id });
    // The beginning of an answer that broke off cannot be searched record by record; the whole is stored beside it.
    const cut = calls.filter((call) => call.verb === 'process' && call.body_complete === 0);
    await purgeBodies(trx, { callIds: cut.map((call) => call.id), at: now });
    await updateJob(trx, job.id, { erased_at: now });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'payload.erase',
      target: { kind: 'job', id: job.id, name: job.job_uuid },
      outcome: 'done',
      detail: {
        queueId: job.queue_id,
        by: input.target.by,
        records: erasure.records,
        values: erasure.values,
        reason: input.reason,
        originalSha256: job.payload_sha256,
      },
    });
    return null;
  });
}

async function eraseInBody(
  ctx: ActContext,
  trx: Queryable,
  callId: string,
  edits: readonly Edit[],
): Promise<void> {
  let start = 0;
  for (let sequence = 0; ; sequence += 1) {
    const [chunk] = await readChunks(trx, callId, sequence, 1);
    if (chunk === undefined) return;
    const bytes = await openChunk(ctx.sealer, chunk);
    const changed = applyEdits(bytes, start, edits);
    start += bytes.length;
    if (changed !== null) await replaceChunk(trx, { callId, sequence }, await sealChunk(ctx.sealer, changed));
  }
}
