import type { Queryable } from '@/lib/db/database';
import { findActiveDrain } from '@/lib/db/queries/drain/find-active-drain';
import { listUnfinishedJobs } from '@/lib/db/queries/job/list-unfinished-jobs';
import { listBusy } from '@/lib/db/queries/lock/list-busy';
import { describeRecords } from '@/lib/domain/durations';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { refuseWhileUnknown } from '../jobs/refuse-unknown';

/**
 * Refuses a drain where something is to be settled by a person first.
 * @param ownJobId the open job of the drain that is to go on.
 * @throws AppError `queue-busy`, `call-unknown`, `conflict`. Nothing was called.
 */
export async function refuseDrain(
  ctx: ConsoleContext,
  trx: Queryable,
  queueId: string,
  ownJobId: string | null,
): Promise<void> {
  const active = await findActiveDrain(trx, ctx.database.support, queueId);
  if (active !== undefined)
    throw new AppError(
      'queue-busy',
      `${active.actor_name} is draining this queue already. Nothing was called.`,
    );
  const [busy] = await listBusy(trx, [queueId]);
  if (busy !== undefined)
    throw new AppError(
      'queue-busy',
      `${busy.actor_name} is calling ${busy.verb} on this queue at this moment. Nothing was called. Wait until that call has ended.`,
    );
  await refuseWhileUnknown(trx, queueId, () => true);
  const other = (await listUnfinishedJobs(trx, [queueId])).find((job) => job.id !== ownJobId);
  if (other === undefined) return;
  throw new AppError(
    'conflict',
    `A job of ${describeRecords(other.record_count)}, taken by ${other.holder_name}, is open. Nothing was called. Finish it before you drain.`,
  );
}
