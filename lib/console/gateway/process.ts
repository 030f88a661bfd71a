import type { Queryable } from '@/lib/db/database';
import { findJob } from '@/lib/db/queries/job/find-job';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { CallRequest } from '../ledger/claim';
import { callOnce } from '../ledger/single-flight';
import { answerHeld, answerOfCall, answerWithoutAnswer } from './answers';
import type { GatewayContext } from './context';
import { fromStore } from './from-store';
import { decideProcess, type ProcessDecision } from './decide-process';
import { repeatFinish } from './finish';
import { mayHave } from './may-have';
import { refuseUnlessFree } from './refuse-unless-free';
import { replayJob } from './replay-job';

/** The queue may move between two looks at it, but not for ever. */
const MOST_ROUNDS = 5;

/**
 * An integration's process call (console.md, "The gateway"): through the same ledger and the same single flight as everybody's.
 * @throws AppError `unavailable` during a drain, or when the queue will not stand still.
 */
export async function gatewayProcess(ctx: GatewayContext, limitNum: number | null): Promise<Response> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const asked = await askOrDecide(ctx, limitNum);
    const answer = await answerTo(ctx, asked);
    if (answer !== null) return answer;
  }
  throw new AppError('unavailable', 'This queue is changing hands. Nothing was taken for you: ask again.', {
    retryAfter: 5,
  });
}

/** A call, whether it was made for this caller and not joined, and the bytes of its answer where they are still at hand. */
type Called = { kind: 'called'; call: Row<'call'>; isOwn: boolean; body: Buffer<ArrayBuffer> | null };
type Asked = Called | Exclude<ProcessDecision, { kind: 'call' }>;

async function answerTo(ctx: GatewayContext, asked: Asked): Promise<Response | null> {
  if (asked.kind === 'called') return answerCalled(ctx, asked);
  if (asked.kind === 'replay') return replayJob(ctx, asked.job);
  if (asked.kind === 'held') return answerHeld(asked.job, ctx.clock.now());
  const repeated = await repeatFinish(ctx, asked.call);
  return repeated.state === 'answered' ? null : answerWithoutAnswer(repeated);
}

/** Thrown in the claim's transaction, which is rolled back: no call is needed. */
class NoCallNeeded extends Error {
  constructor(readonly decision: Exclude<ProcessDecision, { kind: 'call' }>) {
    super('No call is needed.');
  }
}

async function askOrDecide(ctx: GatewayContext, limitNum: number | null): Promise<Asked> {
  let body: Buffer<ArrayBuffer> | null = null;
  let isOwn = false;
  // Filled in by `prepare`, which runs before the intent is written.
  const expectation: Record<string, unknown> = { via: 'gateway' };
  const request: CallRequest = {
    queueId: ctx.queueId,
    verb: 'process',
    job: null,
    limitNum,
    waits: true,
    expectation,
    mayAsk: (trx: Queryable) => refuseUnlessFree(ctx, trx),
    prepare: async (trx: Queryable) => {
      const decision = await decideProcess(trx, ctx);
      if (decision.kind !== 'call') throw new NoCallNeeded(decision);
      if (decision.reconciles !== null) expectation['reconciles'] = decision.reconciles.id;
    },
  };
  try {
    // Both are told of the call that is made for this caller alone: whoever joins another's reads what is stored.
    const onBody = (bytes: Buffer<ArrayBuffer>) => {
      body = bytes;
    };
    const onStep = () => {
      isOwn = true;
    };
    const call = await callOnce(ctx, request, { signal: ctx.signal, onBody, onStep });
    return { kind: 'called', call, isOwn, body };
  } catch (error) {
    if (error instanceof NoCallNeeded) return error.decision;
    throw error;
  }
}

/** The call may have been somebody else's, and the job it showed may be too. */
async function answerCalled(ctx: GatewayContext, { call, isOwn, body }: Called): Promise<Response> {
  const showsJob = call.outcome === 'job' || call.outcome === 'redelivered' || call.outcome === 'uuid-only';
  const job = showsJob && call.job_id !== null ? await findJob(ctx.database.kysely, call.job_id) : undefined;
  if (job !== undefined && !(await mayHave(ctx.database.kysely, ctx.token, job, ctx.clock.now())))
    return answerHeld(job, ctx.clock.now());
  if (call.http_status === null || call.body_complete !== 1) return answerWithoutAnswer(call);
  // The answer to a call of their own is never refused: who joined one can ask again, and is given the job.
  return isOwn
    ? answerOfCall(ctx, call, 'site', body)
    : fromStore(ctx, call.body_bytes, async () => answerOfCall(ctx, call, 'site'));
}
