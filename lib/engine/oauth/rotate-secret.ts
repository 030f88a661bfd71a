import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { deleteOauthTokens } from '@/lib/db/queries/engine-oauth/delete-tokens';
import { updateOauthClient } from '@/lib/db/queries/engine-oauth/update-client';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import type { OauthClient } from './create-client';
import { lockClient } from './lock-client';
import { hashSecret, makeSecret } from './secrets';

/**
 * Gives an application another secret. The old one and every token made with it end at once: whoever has learned the old
 * secret is out.
 * @throws AppError `forbidden` (who does it is no admin any more), `not-found`, `conflict` when it was revoked.
 */
export async function rotateSecret(ctx: EngineContext, clientId: string, actor: Actor): Promise<OauthClient> {
  const clientSecret = makeSecret();
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, actor);
    const row = await lockClient(ctx, trx, clientId);
    await updateOauthClient(trx, clientId, { secret_hash: hashSecret(clientSecret) });
    const tokensEnded = await deleteOauthTokens(trx, clientId);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'oauth-client.rotate-secret',
      target: { kind: 'oauth-client', id: clientId, name: row.name },
      outcome: 'done',
      detail: { tokensEnded },
    });
  });
  return { clientId, clientSecret };
}
