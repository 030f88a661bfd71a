import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { insertJob } from '@/lib/db/queries/job/insert-job';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';
import { describeRecords } from '@/lib/domain/durations';
import { mintedAt } from '@/lib/domain/payload/job-uuid';
import type { FinishFacts } from './finish-facts';
import { NO_PAYLOAD, SOMEBODY_ELSE } from './job-columns';
import { reconcileFinishes, unknownFinishesBefore } from './reconcile-finishes';
import type { Settlement } from './settlement';

/**
 * A finish of a job that is not in the ledger, forwarded for an integration. What the site cleared is noted as a finished job
 * whose records were never seen here; a UUID the site does not know leaves nothing behind but the call.
 */
export async function applyUnheldFinish(trx: Queryable, facts: FinishFacts): Promise<Settlement> {
  const { call, judgement, seenAt, now } = facts;
  const clearCount = judgement.clearCount ?? 0;
  const isCleared = judgement.outcome === 'cleared' && clearCount > 0;
  if (!isCleared && judgement.outcome !== 'cleared' && judgement.outcome !== 'not-cleared')
    return { judgement, detail: judgement.detail, jobId: null, inferred: false };
  const earlier = await unknownFinishesBefore(trx, call);
  if (isCleared) {
    await reconcileFinishes(trx, earlier, now, 'The job is finished: a repeated finish was answered.');
    const detail = `The site cleared ${describeRecords(clearCount)} of a job that was not taken through here. Its records were never stored here.`;
    return { judgement, detail, jobId: await noteFinished(trx, call, clearCount, seenAt), inferred: false };
  }
  await reconcileFinishes(
    trx,
    earlier,
    now,
    'It probably finished the job: the site has nothing left to clear of it.',
  );
  const said = judgement.detail === '' ? 'The site cleared nothing.' : judgement.detail;
  return {
    judgement: { ...judgement, outcome: 'not-cleared' },
    detail: `${said} The job is not known here either.`,
    jobId: null,
    inferred: false,
  };
}

async function noteFinished(
  trx: Queryable,
  call: Row<'call'>,
  clearCount: number,
  seenAt: number,
): Promise<string> {
  const id = uuidv7();
  const jobUuid = call.job_uuid ?? '';
  const openedAt = Math.min(mintedAt(jobUuid) ?? seenAt, seenAt);
  await insertJob(trx, {
    id,
    queue_id: call.queue_id,
    job_uuid: jobUuid,
    opened_at: openedAt,
    opened_call_id: null,
    ...SOMEBODY_ELSE,
    ...NO_PAYLOAD,
  });
  await updateJob(trx, id, {
    state: 'finished',
    finished_at: seenAt,
    finish_call_id: call.id,
    clear_count: clearCount,
  });
  return id;
}
