import type { Queryable } from '@/lib/db/database';
import { recordAct } from '@/lib/audit/record';
import { findCall } from '@/lib/db/queries/call/find-call';
import { findJobByUuid } from '@/lib/db/queries/job/find-job-by-uuid';
import { updateJob } from '@/lib/db/queries/job/update-job';
import type { Row } from '@/lib/db/schema';
import { isAppError } from '@/lib/domain/errors';
import { requireUnknown } from '../jobs/require-unknown';
import type { CallRequest } from '../ledger/claim';
import { requireCall } from '../ledger/require-call';
import { callOnce } from '../ledger/single-flight';
import { answerCleared, answerOfCall, answerWithoutAnswer } from './answers';
import type { GatewayContext } from './context';
import { refuseUnlessFree } from './refuse-unless-free';

/** Thrown in the claim's transaction: the job was finished meanwhile. */
class FinishedAlready extends Error {
  constructor(readonly job: Row<'job'>) {
    super('The job is finished.');
  }
}

/**
 * An integration's finish, forwarded through the ledger whether or not the job is held here (the custody gate binds people only).
 * One that is finished already, and answered so, is answered from the ledger.
 */
export async function gatewayFinish(ctx: GatewayContext, jobUuid: string): Promise<Response> {
  try {
    const known = await findJobByUuid(ctx.database.kysely, ctx.queueId, jobUuid);
    if (known !== undefined && isAnswered(known)) throw new FinishedAlready(known);
    const job = { id: known?.id ?? null, jobUuid: known?.job_uuid ?? jobUuid };
    const prepare = async (trx: Queryable): Promise<void> => {
      const current = await findJobByUuid(trx, ctx.queueId, jobUuid);
      if (current === undefined) return;
      if (isAnswered(current)) throw new FinishedAlready(current);
      if (current.state === 'open') await updateJob(trx, current.id, { state: 'finishing' });
    };
    const expectation = { via: 'gateway', ...(known === undefined ? { notInLedger: true } : {}) };
    const request: CallRequest = {
      queueId: ctx.queueId,
      verb: 'finish',
      job,
      waits: true,
      expectation,
      mayAsk: (trx) => refuseUnlessFree(ctx, trx),
      prepare,
    };
    const call = await callOnce(ctx, request, { signal: ctx.signal });
    return call.http_status !== null && call.body_complete === 1
      ? answerOfCall(ctx, call, 'site')
      : answerWithoutAnswer(call);
  } catch (error) {
    if (error instanceof FinishedAlready) return answerFinished(ctx, error.job);
    throw error;
  }
}

/**
 * Settles a finish of unknown outcome by repeating it, because the integration asks for the next records.
 * @returns the repeated call, or the earlier one when it was settled meanwhile.
 */
export async function repeatFinish(ctx: GatewayContext, earlier: Row<'call'>): Promise<Row<'call'>> {
  const request = {
    queueId: ctx.queueId,
    verb: 'finish' as const,
    job: { id: earlier.job_id, jobUuid: earlier.job_uuid ?? '' },
    waits: true,
    expectation: { via: 'gateway', reconciles: earlier.id },
    mayAsk: (trx: Queryable) => refuseUnlessFree(ctx, trx),
    prepare: async (trx: Queryable) => {
      await requireUnknown(trx, earlier.id);
    },
  };
  try {
    return await callOnce(ctx, request, { signal: ctx.signal });
  } catch (error) {
    if (!isAppError(error) || error.code !== 'conflict') throw error;
    return requireCall(ctx, earlier.id);
  }
}

/** One that only counts as finished is asked again: the site knows. */
function isAnswered(job: Row<'job'>): boolean {
  return job.state === 'finished' && job.finish_inferred === 0 && job.clear_count !== null;
}

/** The first answer again when it is stored, so that nobody can tell the repetition from the first. */
async function answerFinished(ctx: GatewayContext, job: Row<'job'>): Promise<Response> {
  const call =
    job.finish_call_id === null ? undefined : await findCall(ctx.database.kysely, job.finish_call_id);
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: 'gateway.finish',
    target: { kind: 'job', id: job.id, name: job.job_uuid },
    outcome: 'done',
    detail: {
      queueId: ctx.queueId,
      clearCount: job.clear_count,
      sentence: `The job was finished before${call === undefined ? '' : ` by ${call.actor_name}`}. It was answered from the ledger; the site was not called.`,
    },
  });
  if (call?.verb === 'finish' && call.body_complete === 1 && call.http_status !== null)
    return answerOfCall(ctx, call, 'ledger');
  return answerCleared(job.job_uuid, job.clear_count ?? 0);
}
