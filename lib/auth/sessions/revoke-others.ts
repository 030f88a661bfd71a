import { recordAct } from '@/lib/audit/record';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import type { OwnActContext } from '../context';

/** Ends every session of one's own but the one that asks. @returns how many stood. */
export async function revokeOtherSessions(ctx: OwnActContext): Promise<{ sessionsEnded: number }> {
  const now = ctx.clock.now();
  return ctx.database.transaction(async (trx) => {
    const others = { accountId: ctx.actor.id, exceptId: ctx.sessionId };
    const sessionsEnded = await revokeSessions(trx, others, now);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'session.revoke-others',
      target: { kind: 'account', id: ctx.actor.id, name: ctx.actor.name },
      outcome: 'done',
      detail: { sessionsEnded },
    });
    return { sessionsEnded };
  });
}
