import { recordAct } from '@/lib/audit/record';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import { touchToken } from '@/lib/db/queries/token/touch-token';
import type { GatewayContext } from './context';

/** When a token was last used is kept to the minute: a write for every call would tell nobody more. */
const NOTED_EVERY_MS = 60_000;

/**
 * Notes that the integration has come. Its first call on a queue shows that the queue is polled through the gateway now, so
 * Process there needs no warning any more.
 */
export async function noteUse(ctx: GatewayContext, lastUsedAt: number | null): Promise<void> {
  const at = ctx.clock.now();
  if (lastUsedAt !== null && at - lastUsedAt < NOTED_EVERY_MS) return;
  await ctx.database.transaction(async (trx) => {
    const { token, queueId, actor } = ctx;
    await touchToken(trx, { tokenId: token.id, queueId, at, address: actor.address });
    if (lastUsedAt !== null) return;
    await updateQueue(trx, queueId, { polled_by: 'gateway' });
    await recordAct(trx, {
      at,
      actor,
      verb: 'gateway-token.first-use',
      target: { kind: 'queue', id: queueId, name: queueId },
      outcome: 'done',
      detail: { sentence: 'The integration polled this queue through the gateway for the first time.' },
    });
  });
}
