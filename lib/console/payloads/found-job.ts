import type { JobWithQueue } from '@/lib/db/queries/job/list-held-jobs';
import type { FoundJob } from '@/lib/domain/api/payloads';
import { shortName } from '@/lib/domain/shorten';

export function toFoundJob(job: JobWithQueue): FoundJob {
  return {
    jobId: job.id,
    jobUuid: job.job_uuid,
    queueId: job.queue_id,
    queueName: shortName(job.queue_name),
    state: job.state,
    openedAt: job.opened_at,
    recordCount: job.record_count,
  };
}
