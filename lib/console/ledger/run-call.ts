import { renewLock } from '@/lib/db/queries/lock/renew-lock';
import type { ConsoleContext } from '../context';
import type { ClaimedCall } from './claim';
import { exchange } from './exchange';
import { registerCall } from './registry';
import { settleClaimed } from './settle';
import type { Ending } from './outcome';
import type { CallOptions } from './steps';
import { storePart } from './store-answer';
import { HEARTBEAT_MS } from './timing';
import { untilStored } from './until-stored';

/**
 * Steps 3 to 5 of the ledger for a claimed call, detached from whoever asked: it goes on when they are gone, and a shutdown
 * can wait for it (registry.ts). It never rejects; what it could not store is settled as an orphan later.
 */
export function startCall(ctx: ConsoleContext, claimed: ClaimedCall, options: CallOptions): void {
  const { id: callId } = claimed.call;
  const work = carryOut(ctx, claimed, options).catch((error: unknown) => {
    ctx.log.error(
      { callId, err: error },
      'A call could not be carried through; it will be settled as an orphan',
    );
  });
  registerCall(callId, work);
}

async function carryOut(ctx: ConsoleContext, claimed: ClaimedCall, options: CallOptions): Promise<void> {
  const stopHeartbeat = keepLockAlive(ctx, claimed.call.id);
  try {
    await options.onStep?.('intent-committed');
    const ending = await exchange(ctx, claimed, options);
    if (ending.kind === 'gone') return;
    await settle(ctx, claimed, ending);
    await options.onStep?.('settled');
  } finally {
    stopHeartbeat();
  }
}

/** What cannot be settled is stored at least: it is settled later, from its bytes. */
async function settle(ctx: ConsoleContext, claimed: ClaimedCall, ending: Ending): Promise<void> {
  try {
    await untilStored(ctx, () => settleClaimed(ctx, claimed, ending));
  } catch (error) {
    if (ending.kind === 'whole' && ending.unstored !== null) await storePart(ctx, await ending.unstored);
    throw error;
  }
}

/** Renews the lock until stopped. Losing it is only noted: the answer is still stored, and counts as a late one. */
function keepLockAlive(ctx: ConsoleContext, callId: string): () => void {
  const renew = async (): Promise<void> => {
    const lock = { callId, instanceId: ctx.instanceId };
    const held = await renewLock(ctx.database.kysely, ctx.database.support, lock);
    if (!held) ctx.log.warn({ callId }, 'The lock of a call under way went to somebody else');
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => {
      ctx.log.warn({ callId, err: error }, 'The lock of a call could not be renewed');
    });
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}
