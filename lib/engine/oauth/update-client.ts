import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { readJson, writeJson } from '@/lib/db/json';
import { updateOauthClient } from '@/lib/db/queries/engine-oauth/update-client';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import { readClientInput, type ClientInput } from './client-input';
import { lockClient } from './lock-client';

/**
 * Changes an application's name and what it may do; from the commit on its next request is judged by that, whatever token it has.
 * @throws AppError `forbidden` (who does it is no admin any more), `invalid`, `not-found`, `conflict` (revoked, or changed meanwhile).
 */
export async function updateClient(
  ctx: EngineContext,
  clientId: string,
  input: ClientInput & { seenVersion: number },
  actor: Actor,
): Promise<void> {
  const { name, scopes } = readClientInput(input, 'The application was not changed.');
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, actor);
    const row = await lockClient(ctx, trx, clientId, input.seenVersion);
    await updateOauthClient(trx, clientId, { name, scopes_json: writeJson(scopes) });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'oauth-client.update',
      target: { kind: 'oauth-client', id: clientId, name },
      outcome: 'done',
      detail: {
        before: { name: row.name, scopes: readJson<unknown>(row.scopes_json) },
        after: { name, scopes },
      },
    });
  });
}
