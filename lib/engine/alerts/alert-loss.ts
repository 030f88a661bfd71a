import type { Queryable } from '@/lib/db/database';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { listAlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import { countFinishedJobs } from '@/lib/db/queries/engine-job/count-finished-jobs';
import { countOnce } from '@/lib/db/queries/engine-once/count-once';
import type { Row } from '@/lib/db/schema';
import type { AlertLoss } from '@/lib/domain/api/alerts';
import type { EngineContext } from '../context';
import { noAlert } from './lock-alert';

/** What would be lost with an alert if it were deleted now. @throws AppError `not-found`. */
export async function alertLoss(ctx: EngineContext, id: number): Promise<AlertLoss> {
  const row = await findAlert(ctx.database.kysely, id);
  if (row === undefined) throw noAlert(id);
  return readAlertLoss(ctx.database.kysely, row);
}

/** The same for an alert that is locked, or only to be shown. */
export async function readAlertLoss(db: Queryable, row: Row<'engine_alert'>): Promise<AlertLoss> {
  const counts = (await listAlertCounts(db, [row.id])).get(row.id);
  return {
    version: row.version,
    queued: counts?.queued ?? 0,
    openJob:
      counts === undefined || counts.open_job_uuid === null
        ? null
        : {
            jobUuid: counts.open_job_uuid,
            records: counts.open_job_records ?? 0,
            openedAt: counts.open_job_opened_at ?? 0,
          },
    finishedJobs: await countFinishedJobs(db, row.id),
    remembered: await countOnce(db, row.id),
  };
}
