import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import { updateCall } from '@/lib/db/queries/call/update-call';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { insertJob } from '@/lib/db/queries/job/insert-job';
import type { Row } from '@/lib/db/schema';
import type { CallOutcome } from '@/lib/domain/calls';
import { NO_PAYLOAD } from './job-columns';

export interface LaterProcess {
  call: Row<'call'>;
  outcome: CallOutcome;
  /** The job it showed. */
  jobId: string | null;
  jobUuid: string | null;
  /** Whether that job counts as its own. */
  isOwn: boolean;
  now: number;
}

/** Settles the process calls of unknown outcome that a later, answered one explains. What was concluded is marked as inferred. */
export async function settleEarlierProcesses(trx: Queryable, later: LaterProcess): Promise<void> {
  const { outcome, call } = later;
  const explains = outcome === 'outstanding' || isAnswerWithState(outcome);
  if (!explains) return;
  for (const earlier of await listUnknownCalls(trx, [call.queue_id])) {
    if (earlier.verb === 'process' && earlier.id !== call.id) await settleEarlier(trx, earlier, later);
  }
}

function isAnswerWithState(outcome: CallOutcome): boolean {
  return outcome === 'job' || outcome === 'redelivered' || outcome === 'empty' || outcome === 'uuid-only';
}

async function settleEarlier(trx: Queryable, earlier: Row<'call'>, later: LaterProcess): Promise<void> {
  const found = earlier.found_job_uuid;
  if (found !== null && found === later.jobUuid) {
    return reconcile(trx, earlier, later, {
      jobId: later.jobId,
      detail: `It took job ${found}: the site handed the same one out again.`,
      inferred: false,
    });
  }
  if (found !== null) {
    const jobId = await keepByUuid(trx, earlier, found);
    return reconcile(trx, earlier, later, {
      jobId,
      detail: `Its answer named job ${found}, which a later call did not show again. The job is kept by its UUID.`,
      inferred: true,
    });
  }
  if (later.outcome === 'outstanding') return;
  const tookIt = later.jobUuid !== null && !later.isOwn;
  await reconcile(trx, earlier, later, {
    jobId: tookIt ? later.jobId : null,
    detail: tookIt
      ? `It probably took job ${later.jobUuid}, which the site handed out afterwards.`
      : 'It probably took nothing, or its job was finished elsewhere: the site showed no outstanding job afterwards.',
    inferred: true,
  });
}

async function reconcile(
  trx: Queryable,
  earlier: Row<'call'>,
  later: LaterProcess,
  conclusion: { jobId: string | null; detail: string; inferred: boolean },
): Promise<void> {
  await updateCall(trx, earlier.id, {
    state: 'answered',
    outcome: 'reconciled',
    detail: conclusion.detail,
    job_id: conclusion.jobId,
    inferred: conclusion.inferred ? 1 : 0,
    settled_at: later.now,
  });
}

/** A job known by its UUID alone, from the beginning of an answer that broke off. @returns its id. */
export async function keepByUuid(trx: Queryable, opener: Row<'call'>, jobUuid: string): Promise<string> {
  const known = await findJobByUuid(trx, opener.queue_id, jobUuid);
  if (known !== undefined) return known.id;
  const id = uuidv7();
  await insertJob(trx, {
    id,
    queue_id: opener.queue_id,
    job_uuid: jobUuid,
    opened_at: opener.sent_at ?? opener.requested_at,
    opened_call_id: opener.id,
    holder_kind: opener.actor_kind,
    holder_id: opener.actor_id,
    holder_name: opener.actor_name,
    ...NO_PAYLOAD,
  });
  return id;
}
