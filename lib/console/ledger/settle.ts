import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { findCall } from '@/lib/db/queries/call/find-call';
import { answerColumns, storeAnswerPart } from '@/lib/db/queries/call/store-answer-part';
import { updateCall } from '@/lib/db/queries/call/update-call';
import { releaseLock } from '@/lib/db/queries/lock/release-lock';
import { findQueueSite, type QueueSite } from '@/lib/db/queries/queue/find-queue-site';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import type { CallState } from '@/lib/domain/calls';
import { AppError } from '@/lib/domain/errors';
import {
  ProcessAnswerReader,
  readProcessAnswer,
  type ProcessAnswer,
} from '@/lib/domain/payload/process-answer';
import type { ConsoleContext } from '../context';
import { applyFinish } from './apply-finish';
import { applyProcess } from './apply-process';
import { actorOf } from './actor-of';
import type { ClaimedCall } from './claim';
import { judgeCall, stateOf, type CallFacts, type Ending, type Judgement } from './outcome';
import { readBody, readWholeBody } from './read-body';
import { updateReading } from './reading';
import { recordReconcile } from './record-reconcile';
import { requireCall } from './require-call';
import type { Settlement } from './settlement';

/** Error bodies above this are not read for their message. */
const LONGEST_MESSAGE = 100_000;

/**
 * Step 5 of the ledger: judges a call from its bytes, moves the job's state and the queue's counts, appends the audit entry and
 * lets go of the lock, all in one transaction. An answer that came at once is stored in the same one, so that nobody sees
 * anything of it before its bytes are safe. A call that was given up as unknown and whose answer comes late is settled by it.
 * Safe to repeat.
 */
export async function settleCall(ctx: ConsoleContext, callId: string, ending: Ending): Promise<void> {
  const call = await requireCall(ctx, callId);
  const target = await findQueueSite(ctx.database.kysely, call.queue_id);
  if (target === undefined) throw new AppError('internal', 'The call is of no queue.');
  await settleAsked(ctx, { call, target }, ending);
}

/** The same for a call this process made; what it wrote down since is read again where it wrote anything. */
export async function settleClaimed(
  ctx: ConsoleContext,
  claimed: ClaimedCall,
  ending: Ending,
): Promise<void> {
  if (ending.kind === 'whole' && ending.unstored !== null) await settleAsked(ctx, claimed, ending);
  else await settleCall(ctx, claimed.call.id, ending);
}

async function settleAsked(
  ctx: ConsoleContext,
  { call: asked, target }: ClaimedCall,
  ending: Ending,
): Promise<void> {
  // Read while the part is being compressed, on another thread.
  const atHand = readAtHand(asked, ending);
  const part = ending.kind === 'whole' ? await ending.unstored : null;
  const call = part === null ? asked : { ...asked, ...answerColumns(part) };
  const judgement = judgeCall({
    verb: call.verb === 'finish' ? 'finish' : 'process',
    jobUuid: call.job_uuid,
    status: call.http_status,
    headers: call.headers_json === null ? {} : readJson(call.headers_json),
    ...(await answerToJudge(ctx, call, ending, atHand)),
    cut: ending.kind === 'cut' ? ending : { outcome: 'interrupted', detail: INTERRUPTED },
    secrets: ending.kind === 'whole' ? ending.secrets : null,
  });
  const isSettled = await ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, call.queue_id);
    if (part !== null) await storeAnswerPart(trx, part);
    const current = await findCall(trx, call.id);
    const isNews = current !== undefined && canBeSettled(current, stateOf(judgement.outcome));
    if (isNews) await apply(ctx, trx, { call: current, target, judgement, ending });
    await releaseLock(trx, call.id);
    return isNews;
  });
  if (isSettled) tell(ctx, call, judgement);
}

/** For whoever counts calls. */
function tell(ctx: ConsoleContext, call: Row<'call'>, { outcome }: Judgement): void {
  const tookMs = Math.max(0, ctx.clock.now() - call.requested_at);
  const verb = call.verb === 'finish' ? 'finish' : 'process';
  ctx.onCallSettled?.({ verb, state: stateOf(outcome), actorKind: call.actor_kind, tookMs });
}

export const INTERRUPTED =
  'The program was stopped while the call was under way. What the site did is not known; everything that had arrived is kept.';

/** A process call's answer that came in one part; whether it is one, its status says. */
function readAtHand(call: Row<'call'>, ending: Ending): ProcessAnswer | null {
  if (call.verb !== 'process' || ending.kind !== 'whole' || ending.body === null) return null;
  return readProcessAnswer(ending.body);
}

/**
 * What the bytes say. A process call's answer that did not come in one part is read piece by piece, since it may be far larger than
 * memory is.
 */
async function answerToJudge(
  ctx: ConsoleContext,
  call: Row<'call'>,
  ending: Ending,
  atHand: ProcessAnswer | null,
): Promise<Pick<CallFacts, 'body' | 'answer'>> {
  if (call.body_complete === 0 || call.http_status === null) return { body: null };
  const isAnswer = call.http_status >= 200 && call.http_status <= 299;
  const stored = ending.kind === 'whole' ? ending.body : null;
  if (isAnswer && call.verb === 'process') {
    return { body: null, answer: atHand ?? (await readAsStored(ctx, call.id)) };
  }
  if (!isAnswer && call.body_bytes > LONGEST_MESSAGE) return { body: null };
  return { body: stored ?? (await readWholeBody(ctx, call.id)) };
}

async function readAsStored(ctx: ConsoleContext, callId: string): Promise<ProcessAnswer> {
  const reader = new ProcessAnswerReader();
  for await (const piece of readBody(ctx, callId)) reader.push(piece);
  return reader.end();
}

/** A settled call stays as it is, but a late answer replaces "unknown" and what was concluded in its absence. */
function canBeSettled(call: Row<'call'>, next: CallState): boolean {
  if (call.state === 'requested') return true;
  if (call.state === 'unknown') return next !== 'unknown';
  return call.outcome === 'reconciled' && next === 'answered';
}

interface Facts {
  call: Row<'call'>;
  target: QueueSite;
  judgement: Judgement;
  ending: Ending;
}

async function apply(ctx: ConsoleContext, trx: Queryable, facts: Facts): Promise<void> {
  const { call, target, judgement } = facts;
  const now = ctx.clock.now();
  const seenAt = Math.min(call.answered_at ?? now, now);
  const isProcess = call.verb === 'process';
  const settlement = isProcess
    ? await applyProcess(trx, {
        call,
        judgement,
        isBuiltIn: target.site.kind === 'built-in',
        seenAt,
        now,
      })
    : await applyFinish(trx, { call, judgement, seenAt, now });
  const { outcome } = settlement.judgement;
  await updateCall(trx, call.id, {
    state: stateOf(outcome),
    outcome,
    detail: settlement.detail,
    job_id: settlement.jobId,
    inferred: settlement.inferred ? 1 : 0,
    settled_at: now,
  });
  await updateReading(trx, {
    queueId: call.queue_id,
    isBuiltIn: target.site.kind === 'built-in',
    settlement,
    limitNum: call.limit_num,
    seenAt,
  });
  await audit(trx, { ...facts, settlement, now });
  await recordReconcile(trx, call, now);
}

const AUDITED = { answered: 'done', failed: 'failed', unknown: 'unknown' } as const;

async function audit(trx: Queryable, facts: Facts & { settlement: Settlement; now: number }): Promise<void> {
  const { call, target, settlement, ending } = facts;
  const { judgement } = settlement;
  await recordAct(trx, {
    at: facts.now,
    actor: actorOf(call),
    verb: call.verb === 'process' ? 'queue.process' : 'job.finish',
    target:
      call.verb === 'process' || settlement.jobId === null
        ? { kind: 'queue', id: target.queueId, name: target.queueName }
        : { kind: 'job', id: settlement.jobId, name: call.job_uuid ?? '' },
    outcome: AUDITED[stateOf(judgement.outcome)],
    detail: {
      callId: call.id,
      queueId: target.queueId,
      outcome: judgement.outcome,
      sentence: settlement.detail,
      shown: readJson(call.expectation_json),
      httpStatus: call.http_status,
      jobId: settlement.jobId,
      ...(judgement.process?.kind === 'job' ? { recordCount: judgement.process.recordCount } : {}),
      ...(judgement.clearCount === undefined ? {} : { clearCount: judgement.clearCount }),
      ...(settlement.inferred ? { inferred: true } : {}),
      ...(ending.kind === 'whole' && ending.tokenRenewed ? { tokenRenewed: true } : {}),
    },
    correlationId: call.id,
  });
}
