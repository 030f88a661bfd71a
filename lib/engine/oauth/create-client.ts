import { randomBytes } from 'node:crypto';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { writeJson } from '@/lib/db/json';
import { insertOauthClient } from '@/lib/db/queries/engine-oauth/insert-client';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import { readClientInput, type ClientInput } from './client-input';
import { hashSecret, makeSecret } from './secrets';

export interface OauthClient {
  clientId: string;
  /** Shown once: only its hash is kept. */
  clientSecret: string;
}

/**
 * Makes an OAuth application that may call the built-in site.
 * @throws AppError `invalid` for its name or what it may do; `forbidden` to who is no admin any more.
 */
export async function createOauthClient(
  ctx: EngineContext,
  input: ClientInput,
  actor: Actor,
): Promise<OauthClient> {
  const { name, scopes } = readClientInput(input, 'The application was not made.');
  const client = { clientId: randomBytes(16).toString('hex'), clientSecret: makeSecret() };
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, actor);
    await insertOauthClient(trx, {
      client_id: client.clientId,
      name,
      secret_hash: hashSecret(client.clientSecret),
      created_at: ctx.clock.now(),
      revoked_at: null,
      last_used_at: null,
      scopes_json: writeJson(scopes),
    });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'oauth-client.create',
      target: { kind: 'oauth-client', id: client.clientId, name },
      outcome: 'done',
      detail: { scopes },
    });
  });
  return client;
}
