import { recordAct } from '@/lib/audit/record';
import { deleteOauthTokens } from '@/lib/db/queries/engine-oauth/delete-tokens';
import { updateOauthClient } from '@/lib/db/queries/engine-oauth/update-client';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import { lockClient } from './lock-client';

/**
 * Ends an application for good: its secret and every token of it, at once.
 * @throws AppError `not-found`, `conflict` when it was revoked before.
 */
export async function revokeClient(ctx: EngineContext, clientId: string, actor: Actor): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const row = await lockClient(ctx, trx, clientId);
    await updateOauthClient(trx, clientId, { revoked_at: ctx.clock.now() });
    const tokensEnded = await deleteOauthTokens(trx, clientId);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'oauth-client.revoke',
      target: { kind: 'oauth-client', id: clientId, name: row.name },
      outcome: 'done',
      detail: { tokensEnded },
    });
  });
}
