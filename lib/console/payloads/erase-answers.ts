import { recordAct } from '@/lib/audit/record';
import { purgeBodies } from '@/lib/db/queries/call/purge-bodies';
import { listStrayAnswers, type StrayAnswer } from '@/lib/db/queries/call/stray-answers';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { ErasureInput } from '@/lib/domain/api/payload-inputs';
import type { ErasureTarget } from '@/lib/domain/payload/erasure';
import { MentionScanner } from '@/lib/domain/payload/mention-scanner';
import type { ActContext, ConsoleContext } from '../context';
import { readBody } from '../ledger/read-body';

const PAGE = 100;

/** The stored answers of calls that came to no stored job, and mention whom the erasure is about. Every one of them is read. */
export async function findAnswers(
  ctx: ConsoleContext,
  target: ErasureTarget,
  signal: AbortSignal | undefined,
): Promise<StrayAnswer[]> {
  const found: StrayAnswer[] = [];
  for (let after: string | undefined; ;) {
    const page = await listStrayAnswers(ctx.database.kysely, { after, limit: PAGE });
    for (const answer of page) {
      signal?.throwIfAborted();
      if (await mentions(ctx, answer.id, target)) found.push(answer);
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return found;
  }
}

async function mentions(ctx: ConsoleContext, callId: string, target: ErasureTarget): Promise<boolean> {
  const scanner = new MentionScanner(target);
  for await (const piece of readBody(ctx, callId)) {
    scanner.push(piece);
    if (scanner.isFound) return true;
  }
  return false;
}

/**
 * Removes such an answer whole: its size and its hash stay, and its entry in the log. No screen shows what is in one, so nothing is
 * gained by leaving the rest of it (docs/decisions/0052). One whose bytes are needed again by now is left as it is.
 */
export async function eraseAnswer(ctx: ActContext, answer: StrayAnswer, input: ErasureInput): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await lockQueue(trx, ctx.database.support, answer.queue_id);
    const [current] = await listStrayAnswers(trx, { callId: answer.id, limit: 1 });
    if (current === undefined) return;
    const at = ctx.clock.now();
    await purgeBodies(trx, { callIds: [answer.id], at });
    await recordAct(trx, {
      at,
      actor: ctx.actor,
      verb: 'payload.erase',
      target: { kind: 'queue', id: answer.queue_id, name: answer.queue_name },
      outcome: 'done',
      detail: {
        callId: answer.id,
        by: input.target.by,
        bytes: answer.body_bytes,
        reason: input.reason,
        originalSha256: answer.body_sha256,
      },
    });
  });
}
