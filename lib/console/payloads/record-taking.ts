import { recordAct, type Act } from '@/lib/audit/record';
import type { ActContext } from '../context';

/**
 * Writes down that somebody takes data out, before the first byte of it leaves: a download that is broken off, or fails on the way,
 * has its entry too.
 */
export async function recordTaking(
  ctx: ActContext,
  taking: {
    verb: 'payload.download' | 'payload.export' | 'payload.search' | 'activity.export';
    target?: Act['target'];
    detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { verb, target, detail } = taking;
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb,
    ...(target === undefined ? {} : { target }),
    outcome: 'done',
    detail,
  });
}
