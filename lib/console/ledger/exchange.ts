import { markSent } from '@/lib/db/queries/call/mark-sent';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import { isAppError } from '@/lib/domain/errors';
import type { FluxxClient } from '@/lib/fluxx/client';
import type { PollAnswer } from '@/lib/fluxx/poll';
import { retryAfterMs } from '@/lib/fluxx/retry-after';
import { isSiteError } from '@/lib/fluxx/site-error';
import { toTransportError } from '@/lib/fluxx/transport-error';
import type { ConsoleContext } from '../context';
import { clientOf } from '../sites/client-of';
import { leaveAlone } from '../sites/pace';
import type { ClaimedCall } from './claim';
import type { Ending } from './outcome';
import type { CallOptions } from './steps';
import { storeAnswer } from './store-answer';

/** `gone`: the call was settled by somebody else before it left, and was not made. */
type Exchanged = Ending | { kind: 'gone' };

/** Steps 3 and 4 of the ledger: sends the call and stores what comes back, as it comes. */
export async function exchange(
  ctx: ConsoleContext,
  { call, target }: ClaimedCall,
  options: CallOptions,
): Promise<Exchanged> {
  let client: FluxxClient;
  try {
    client = clientOf(ctx, target.site);
    await client.authorize();
  } catch (error) {
    return withoutToken(error);
  }
  const mayLeave = call.sent_at === null ? await recordSend(ctx, call) : await isStillHeld(ctx, call);
  if (!mayLeave) return { kind: 'gone' };
  await options.onStep?.('send-recorded');
  const limit = AbortSignal.timeout(ctx.upstreamTimeoutMs);
  // By the time the answer is here the site may have given other tokens, and the client only knows its newest.
  const sent = client.secrets();
  const secrets = (): readonly string[] => [...sent, ...client.secrets()];
  try {
    const answer = await send(client, call, target.queueUuid, limit);
    await options.onStep?.('answered');
    if (answer.status === 429) await heedRetryAfter(ctx, target.site, answer);
    return await keepAnswer(ctx, call.id, answer, { limit, options, secrets });
  } catch (error) {
    if (isSiteError(error)) return withoutToken(error);
    const { problem, message } = toTransportError(error, limit.aborted);
    return { kind: 'cut', outcome: problem, detail: message };
  }
}

/** Commits that the request is about to leave; with the queue locked, so that nobody takes the call for unsent meanwhile. */
function recordSend(ctx: ConsoleContext, call: Row<'call'>): Promise<boolean> {
  return ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, call.queue_id);
    return markSent(trx, { id: call.id, instanceId: ctx.instanceId, at: ctx.clock.now() });
  });
}

/** Whether nobody took the call for dead since its intent (this process slept too long): it is somebody else's to settle then. */
async function isStillHeld(ctx: ConsoleContext, call: Row<'call'>): Promise<boolean> {
  const lock = await findLock(ctx.database.kysely, ctx.database.support, call.queue_id);
  return lock?.call_id === call.id && lock.instance_id === ctx.instanceId;
}

function send(
  client: FluxxClient,
  call: Row<'call'>,
  queueUuid: string,
  limit: AbortSignal,
): Promise<PollAnswer> {
  if (call.job_uuid === null) return client.sendProcess(queueUuid, limit, call.limit_num);
  return client.sendFinish(queueUuid, call.job_uuid, limit);
}

async function keepAnswer(
  ctx: ConsoleContext,
  callId: string,
  answer: PollAnswer,
  how: { limit: AbortSignal; options: CallOptions; secrets: () => readonly string[] },
): Promise<Ending> {
  const head = { status: answer.status, headers: answer.headers, at: ctx.clock.now() };
  const stored = await storeAnswer(ctx, callId, { head, body: answer.body }, how);
  const came = { kind: 'whole', tokenRenewed: answer.tokenRenewed, secrets: how.secrets() } as const;
  if (stored.kind === 'whole') return { ...came, body: null, unstored: null };
  if (stored.kind === 'at-hand') {
    how.options.onBody?.(stored.bytes);
    return { ...came, body: stored.bytes, unstored: stored.unstored };
  }
  return {
    kind: 'cut',
    outcome: 'answer-too-large',
    detail: `The answer is larger than ${ctx.upstreamBodyLimit} bytes; the beginning of it is stored.`,
  };
}

/** A site that has had too many calls is not read for as long as it asks. Failing to note it must not lose the answer. */
async function heedRetryAfter(ctx: ConsoleContext, site: Row<'site'>, answer: PollAnswer): Promise<void> {
  const forMs = retryAfterMs(answer.headers['retry-after'], ctx.clock.now());
  await leaveAlone(ctx, site.id, forMs).catch((error: unknown) => {
    ctx.log.warn({ siteId: site.id, error }, 'A site asked to be left alone; that could not be noted');
  });
}

/** Without a token nothing is sent, and a 401 before it changed nothing either: the call has certainly failed. */
function withoutToken(error: unknown): Ending {
  if (isSiteError(error)) {
    const told = error.problem === 'unauthorized' || error.problem === 'rate-limited';
    const outcome = told ? error.problem : 'unreachable';
    return { kind: 'cut', outcome, detail: `${error.message} The call was not made.` };
  }
  if (isAppError(error)) return { kind: 'cut', outcome: 'not-sent', detail: error.message };
  throw error;
}
