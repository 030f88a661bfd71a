import { findCall } from '@/lib/db/queries/call/find-call';
import { listOrphanedCalls } from '@/lib/db/queries/call/list-orphaned-calls';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { takeOverLock } from '@/lib/db/queries/lock/take-over-lock';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { Row } from '@/lib/db/schema';
import type { ConsoleContext } from '../context';
import type { Ending } from './outcome';
import { runningCall } from './registry';
import { INTERRUPTED, settleCall } from './settle';
import { DEAD_AFTER_MS } from './timing';

/**
 * Settles every call whose holder died. None is ever sent again. Called at start, every few seconds, and by whoever meets the
 * dead holder's lock.
 *
 * - The whole answer is stored: it is judged as if nobody had died.
 * - It may have left: `unknown`, with the beginning of the answer and the Job UUID found in it.
 * - It had not left: `failed`. That is certain, because sending is recorded and committed before it happens, and is refused to
 *   a holder that lost its lock meanwhile.
 */
export async function settleOrphans(ctx: ConsoleContext): Promise<void> {
  const ids = await listOrphanedCalls(ctx.database.kysely, ctx.database.support, DEAD_AFTER_MS);
  for (const id of ids) await settleOrphan(ctx, id);
}

/** Settles one call if its holder is dead. @returns false when it is not, or another instance was first. */
export async function settleOrphan(ctx: ConsoleContext, callId: string): Promise<boolean> {
  const call = await adopt(ctx, callId);
  if (call === undefined) return false;
  await settleCall(ctx, callId, endingOf(call));
  ctx.log.warn({ callId, queueId: call.queue_id }, 'Settled a call whose process had died');
  return true;
}

/** Takes the dead holder's lock over, so that no other instance settles the same call. */
async function adopt(ctx: ConsoleContext, callId: string): Promise<Row<'call'> | undefined> {
  if (runningCall(callId) !== undefined) return undefined;
  const known = await findCall(ctx.database.kysely, callId);
  if (known === undefined) return undefined;
  const { support } = ctx.database;
  return ctx.database.transaction(async (trx) => {
    await lockQueue(trx, support, known.queue_id);
    const call = await findCall(trx, callId);
    if (call === undefined || call.state !== 'requested') return undefined;
    const lock = await findLock(trx, support, call.queue_id);
    if (lock !== undefined && (lock.call_id !== callId || lock.idleMs <= DEAD_AFTER_MS)) return undefined;
    const acquiredAt = ctx.clock.now();
    await takeOverLock(trx, support, {
      queueId: call.queue_id,
      callId,
      instanceId: ctx.instanceId,
      acquiredAt,
    });
    return call;
  });
}

function endingOf(call: Row<'call'>): Ending {
  // The token it was sent with was known to the dead process alone, and no store of them is kept for this: what a site says of an error
  // may repeat it, so its words stay where they are stored, sealed, and the sentence goes without them.
  if (call.body_complete === 1)
    return { kind: 'whole', tokenRenewed: false, body: null, unstored: null, secrets: null };
  if (call.sent_at === null) return { kind: 'cut', outcome: 'not-sent', detail: NOT_SENT };
  return { kind: 'cut', outcome: 'interrupted', detail: INTERRUPTED };
}

const NOT_SENT = 'The program was stopped before the call left. Nothing changed on the site.';
