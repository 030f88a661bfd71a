import { setTimeout as pause } from 'node:timers/promises';
import { describeDuration } from '@/lib/domain/durations';
import { AppError } from '@/lib/domain/errors';
import { recordAct } from '@/lib/audit/record';
import type { Row } from '@/lib/db/schema';
import type { ActContext } from '../context';
import { claimQueue, type CallRequest } from './claim';
import { settleOrphan } from './orphans';
import { startCall } from './run-call';
import type { CallOptions } from './steps';
import { LONGEST_TURN_WAIT_MS } from './timing';
import { waitForCall } from './wait-for-call';

/**
 * Makes a call through the ledger and waits for its end. Whoever asks for the same call while it is under way, on any
 * instance, gets the first one's outcome; whoever asks for another is told who holds the queue, or waits (`waits`).
 * @returns the settled call that answers the request.
 * @throws AppError `queue-busy`, `too-many-requests` when the site has had its calls for now, or what the request's own
 * checks throw.
 */
export async function callOnce(
  ctx: ActContext,
  request: CallRequest,
  options: CallOptions = {},
): Promise<Row<'call'>> {
  for (let waited = 0; ;) {
    const claim = await claimQueue(ctx, request);
    if (claim.kind === 'claimed') {
      startCall(ctx, claim.claimed, options);
      return waitForCall(ctx, claim.claimed.call.id, options.signal);
    }
    if (claim.kind === 'paced') {
      waited += claim.waitMs;
      if (waited > LONGEST_TURN_WAIT_MS) throw tooManyCalls(claim.waitMs);
      await pause(claim.waitMs);
    } else if (claim.dead) {
      await settleOrphan(ctx, claim.call.id);
    } else if (isSameCall(claim.call, request)) {
      const call = await waitForCall(ctx, claim.call.id, options.signal);
      await recordJoin(ctx, claim.call);
      return call;
    } else if (request.waits === true) {
      await waitForCall(ctx, claim.call.id, options.signal);
    } else {
      throw queueBusy(ctx, claim.call);
    }
  }
}

function tooManyCalls(waitMs: number): AppError {
  const retryAfter = Math.ceil(waitMs / 1000);
  return new AppError(
    'too-many-requests',
    `The site is being called as often as is allowed (SITE_CALLS_PER_MINUTE). Nothing was called for you and nothing is lost. Try again in ${retryAfter} seconds.`,
    { retryAfter },
  );
}

function isSameCall(call: Row<'call'>, request: CallRequest): boolean {
  return (
    call.verb === request.verb &&
    call.job_uuid === (request.job?.jobUuid ?? null) &&
    call.limit_num === (request.limitNum ?? null)
  );
}

/** The error for somebody who wants another call than the one under way. */
export function queueBusy(ctx: ActContext, call: Row<'call'>): AppError {
  const since = describeDuration(ctx.clock.now() - call.requested_at);
  return new AppError(
    'queue-busy',
    `${call.actor_name} has been calling ${call.verb} on this queue for ${since}. Nothing was called for you. Wait until that call has ended.`,
    { retryAfter: 5 },
  );
}

/** Somebody pressed the same button meanwhile: no call was made for them, but they acted. */
async function recordJoin(ctx: ActContext, call: Row<'call'>): Promise<void> {
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: call.verb === 'process' ? 'queue.process' : 'job.finish',
    target: { kind: 'queue', id: call.queue_id, name: call.queue_id },
    outcome: 'done',
    detail: { joinedCall: call.id, calledBy: call.actor_name },
    correlationId: call.id,
  });
}
