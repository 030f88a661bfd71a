/** What decides whether a job's records can go back to their queue. */
interface RequeuedJob {
  finished_at: number | null;
  requeued_at: number | null;
  requeued_by: string | null;
  record_count: number;
  /** Entries the job still keeps. */
  keptEntries: number;
}

/** How long a finished job keeps its entries: as long as the console keeps the payload of a finished job (console.md). */
export const ENTRIES_KEPT_DAYS = 90;

/** Why the records of a job cannot go back to their queue, as a sentence; null when they can. */
export function requeueRefusal(job: RequeuedJob): string | null {
  if (job.finished_at === null) return 'This job is not finished, so its records are not cleared.';
  if (job.requeued_at !== null)
    return `The records of this job went back to their queue already, sent by ${job.requeued_by ?? 'somebody'} on ${when(job.requeued_at)}. That happens once for a job.`;
  if (job.keptEntries < job.record_count)
    return `This job was finished more than ${ENTRIES_KEPT_DAYS} days ago: which records it held is not kept any longer.`;
  return null;
}

function when(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
