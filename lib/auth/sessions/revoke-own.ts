import { recordAct } from '@/lib/audit/record';
import { revokeSessions } from '@/lib/db/queries/session/revoke-sessions';
import { findUserAgent } from '@/lib/db/queries/session/find-user-agent';
import { AppError } from '@/lib/domain/errors';
import type { OwnActContext } from '../context';
import { browserWords } from './browser-words';

/**
 * Ends another session of one's own; its next request is nobody's.
 * @throws AppError `not-found` (none of one's own, or over already), `invalid` (the one that asks: that is signing out).
 */
export async function revokeOwnSession(ctx: OwnActContext, sessionId: string): Promise<void> {
  if (sessionId === ctx.sessionId)
    throw new AppError('invalid', 'This is the session you are in. Nothing was changed: sign out instead.');
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const ended = await revokeSessions(trx, { id: sessionId, accountId: ctx.actor.id }, now);
    if (ended === 0) throw new AppError('not-found', 'This session is over already. Nothing was changed.');
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'session.revoke',
      target: { kind: 'session', id: sessionId, name: ctx.actor.name },
      outcome: 'done',
      detail: { browser: browserWords(await findUserAgent(trx, sessionId)) },
    });
  });
}
