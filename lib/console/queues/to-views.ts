import type { JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import type { Row } from '@/lib/db/schema';
import type { CallView, JobView } from '@/lib/domain/api/views';
import { CALL_STATES, CALL_VERBS, JOB_STATES, CUSTODIES } from '@/lib/domain/calls';
import { shortName } from '@/lib/domain/shorten';
import { oneOf } from './one-of';

/** A call as the console API shows it: nothing of its body or headers. */
export function toCallView(call: Row<'call'>): CallView {
  return {
    id: call.id,
    queueId: call.queue_id,
    verb: oneOf(CALL_VERBS, call.verb),
    state: oneOf(CALL_STATES, call.state),
    outcome: call.outcome,
    detail: call.detail,
    actor: { kind: call.actor_kind, name: shortName(call.actor_name) },
    requestedAt: call.requested_at,
    sentAt: call.sent_at,
    answeredAt: call.answered_at,
    settledAt: call.settled_at,
    httpStatus: call.http_status,
    bodyBytes: call.body_bytes,
    bodySha256: call.body_sha256,
    jobId: call.job_id,
    jobUuid: call.job_uuid,
    foundJobUuid: call.found_job_uuid,
    inferred: call.inferred === 1,
  };
}

/** A job as the console API shows it. */
export function toJobView(job: JobRow, queueName: string): JobView {
  return {
    id: job.id,
    queueId: job.queue_id,
    queueName: shortName(queueName),
    jobUuid: job.job_uuid,
    state: oneOf(JOB_STATES, job.state),
    openedAt: job.opened_at,
    holder: { kind: job.holder_kind, id: job.holder_id, name: shortName(job.holder_name) },
    lastOutcome: job.last_outcome,
    custody: oneOf(CUSTODIES, job.custody),
    recordCount: job.record_count,
    payloadBytes: job.payload_bytes,
    payloadSha256: job.payload_sha256,
    oldestTriggeredAt: job.oldest_triggered_at,
    finishedAt: job.finished_at,
    clearCount: job.clear_count,
    finishInferred: job.finish_inferred === 1,
    purgedAt: job.purged_at,
    erasedAt: job.erased_at,
    handedOver: job.handed_over_at === null ? null : { at: job.handed_over_at, by: job.handed_over_by ?? '' },
    replayed: job.replayed_at === null ? null : { at: job.replayed_at, to: job.replayed_to_name ?? '' },
  };
}
