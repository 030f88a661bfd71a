import { recordAct } from '@/lib/audit/record';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import type { AuthActContext } from '../context';

/** Ends one session; its next request is nobody's. Ending one that is over changes nothing. @returns whether it stood. */
export async function revokeSession(ctx: AuthActContext, sessionId: string): Promise<boolean> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    const ended = await revokeSessions(trx, { id: sessionId }, now);
    if (ended === 0) return false;
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'session.revoke',
      target: { kind: 'session', id: sessionId, name: ctx.actor.name },
      outcome: 'done',
    });
    return true;
  });
}
