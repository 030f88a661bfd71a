import { v1 as uuidv1 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { takeOldestEntries } from '@/lib/db/queries/engine-entry/take-oldest-entries';
import { findOpenEngineJob } from '@/lib/db/queries/engine-job/find-open-job';
import { insertEngineJob } from '@/lib/db/queries/engine-job/insert-job';
import { countTaken } from '@/lib/db/queries/engine-queue/count-moves';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import { planStoredColumns } from '../columns/plan-columns';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import type { SiteSettings } from '../settings/site-settings';
import { lockQueueByUuid, type LockedQueue } from './find-queue';
import { writePayload, writeWithoutRecords } from './payload';
import { readRecordData } from './record-data';

/*
 * A queue's records go: queued (an entry) → processing (in the queue's one open job) → cleared (the job is finished).
 *
 *   process, no open job, nothing queued     the empty answer; no job is made
 *   process, no open job, records queued     the oldest of them move into a new job
 *   process, a job is open                   by the site's setting: the same bytes again, the Job UUID alone, or 409
 *   finish, the job is open                  it is finished and its payload dropped
 *   finish, the job is finished              the same answer again
 *   finish, no such job in this queue        404
 *   requeue, the job is finished             its records are queued again, once (requeue-job.ts)
 *
 * Each call is one transaction under the queue's lock.
 */

export interface ProcessCall {
  queueUuid: string;
  /** Records at most, 1 to 1,000; the site's batch size when null. */
  limit: number | null;
  /** The OAuth application that calls. */
  clientId: string | null;
  /** Told of an answer that is given again, and its size: what it throws keeps it back. A new job's answer may be the only one. */
  onAgain?: (bytes: number) => void;
}

/**
 * Moves queued records into a job.
 * @returns the answer's body, as JSON text.
 * @throws AppError `not-found`; `conflict` when a job is outstanding and the site is set to refuse; what `onAgain` throws.
 */
export async function processQueue(ctx: EngineContext, call: ProcessCall): Promise<string> {
  return ctx.database.transaction(async (trx) => {
    const site = await loadCatalog(ctx.database, trx);
    const locked = await lockQueueByUuid(ctx, trx, call.queueUuid);
    const open = await findOpenEngineJob(trx, locked.alert.id);
    if (open !== undefined) return answerOutstanding(open, site.settings.outstanding, call.onAgain);
    if (locked.queue.queued === 0) return writeWithoutRecords(null);
    const limit = Math.min(call.limit ?? site.settings.batchSize, site.settings.batchSize);
    const entries = await takeOldestEntries(trx, ctx.database.support, locked.alert.id, limit);
    return openJob(ctx, trx, { call, site, locked, entries });
  });
}

function answerOutstanding(
  open: Row<'engine_job'>,
  setting: SiteSettings['outstanding'],
  onAgain: ProcessCall['onAgain'],
): string {
  switch (setting) {
    case 'redeliver':
      onAgain?.(open.payload?.length ?? 0);
      return open.payload ?? writeWithoutRecords(open.job_uuid);
    case 'uuid-only':
      return writeWithoutRecords(open.job_uuid);
    case 'refuse':
      throw new AppError(
        'conflict',
        'A job of this queue is outstanding: finish it before the next is processed. Nothing was taken.',
      );
  }
}

interface Taking {
  call: ProcessCall;
  site: SiteCatalog;
  locked: LockedQueue;
  entries: readonly Row<'engine_queue_entry'>[];
}

async function openJob(
  ctx: EngineContext,
  trx: Queryable,
  { call, site, locked, entries }: Taking,
): Promise<string> {
  const { alert } = locked;
  const [first] = entries;
  if (first === undefined) return writeWithoutRecords(null);
  const now = ctx.clock.now();
  const jobUuid = uuidv1({ msecs: now });
  const payload = await readPayload(trx, { site, locked, entries }, jobUuid);
  await insertEngineJob(trx, {
    job_uuid: jobUuid,
    alert_id: alert.id,
    opened_at: now,
    opened_by: call.clientId,
    record_count: entries.length,
    oldest_triggered_at: first.triggered_at,
    payload,
    entries_json: writeJson(entries.map((entry) => [entry.sequence, entry.triggered_at, entry.record_id])),
    finished_at: null,
    clear_count: null,
    requeued_at: null,
    requeued_by: null,
  });
  await countTaken(trx, alert.id, entries.length);
  return payload;
}

/** The records as they are now, in the order in which they were triggered. */
async function readPayload(
  trx: Queryable,
  { site, locked, entries }: Omit<Taking, 'call'>,
  jobUuid: string,
): Promise<string> {
  const model = modelOf(site.catalog, locked.alert.model);
  const extraFields = readJson<string[]>(locked.alert.extra_fields_json).filter((name) => name !== 'id');
  const columns = planStoredColumns(extraFields, model, site.catalog);
  const ids = entries.map((entry) => entry.record_id);
  return writePayload(jobUuid, model.table, entries, await readRecordData(trx, model, columns, ids));
}
