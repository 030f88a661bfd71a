import { readJson } from '@/lib/db/json';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { listNewestEntries } from '@/lib/db/queries/engine-entry/list-newest-entries';
import { listNewestEngineJobs, type JobWithEntries } from '@/lib/db/queries/engine-job/list-newest-jobs';
import type { AlertEntry } from '@/lib/domain/api/alerts';
import type { EngineContext } from '../context';
import { noAlert } from './lock-alert';

/** Jobs whose entries are read at once: each may hold 1,000. */
const JOBS_AT_ONCE = 10;

/**
 * The last entries an alert made, newest trigger first: those still queued, and those that jobs took. A process call takes
 * the oldest, so what a job took is older than what the next one took, and newer jobs are read first.
 * @throws AppError `not-found`.
 */
export async function listAlertEntries(ctx: EngineContext, id: number, limit = 50): Promise<AlertEntry[]> {
  const db = ctx.database.kysely;
  if ((await findAlert(db, id)) === undefined) throw noAlert(id);
  const entries: AlertEntry[] = (await listNewestEntries(db, id, limit)).map((entry) => ({
    sequence: entry.sequence,
    recordId: entry.record_id,
    triggeredAt: entry.triggered_at,
    state: 'queued',
    jobUuid: null,
    takenAt: null,
    clearedAt: null,
  }));
  for (let offset = 0; entries.length < limit; offset += JOBS_AT_ONCE) {
    const jobs = await listNewestEngineJobs(db, id, { limit: JOBS_AT_ONCE, offset });
    for (const job of jobs) entries.push(...entriesOf(job, limit));
    if (jobs.length < JOBS_AT_ONCE) break;
  }
  return entries.sort(newestFirst).slice(0, limit);
}

function entriesOf(job: JobWithEntries, limit: number): AlertEntry[] {
  const taken = readJson<[sequence: number, triggeredAt: number, recordId: number][]>(job.entries_json);
  return taken.slice(-limit).map(([sequence, triggeredAt, recordId]) => ({
    sequence,
    recordId,
    triggeredAt,
    state: job.finished_at === null ? 'processing' : 'cleared',
    jobUuid: job.job_uuid,
    takenAt: job.opened_at,
    clearedAt: job.finished_at,
  }));
}

function newestFirst(one: AlertEntry, other: AlertEntry): number {
  return other.triggeredAt - one.triggeredAt || other.sequence - one.sequence;
}
