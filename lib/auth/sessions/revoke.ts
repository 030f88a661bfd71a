import { recordAct } from '@/lib/audit/record';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import type { AuthActContext } from '../context';

/**
 * Ends one session; its next request is nobody's. Ending one that is over changes nothing.
 * @param verb `session.end` when somebody signs out of their own.
 * @returns whether it stood.
 */
export async function revokeSession(
  ctx: AuthActContext,
  sessionId: string,
  verb: 'session.revoke' | 'session.end' = 'session.revoke',
): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    const ended = await revokeSessions(trx, { id: sessionId }, now);
    if (ended === 0) return false;
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb,
      target: { kind: 'session', id: sessionId, name: ctx.actor.name },
      outcome: 'done',
    });
    return true;
  });
}
