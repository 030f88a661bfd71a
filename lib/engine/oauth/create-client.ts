import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAct } from '@/lib/audit/record';
import { insertOauthClient } from '@/lib/db/queries/engine-oauth/insert-client';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { hashSecret, makeSecret } from './secrets';

export interface OauthClient {
  clientId: string;
  /** Shown once: only its hash is kept. */
  clientSecret: string;
}

const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

/**
 * Makes an OAuth application that may call the built-in site.
 * @throws AppError `invalid` for its name.
 */
export async function createOauthClient(
  ctx: EngineContext,
  input: { name: string },
  actor: Actor,
): Promise<OauthClient> {
  const parsed = name.safeParse(input.name);
  if (!parsed.success) {
    const message = 'An application has a name of 1 to 200 characters.';
    throw new AppError('invalid', `The application was not made. ${message}`, {
      problems: [{ path: 'name', message }],
    });
  }
  const client = { clientId: randomBytes(16).toString('hex'), clientSecret: makeSecret() };
  await ctx.database.transaction(async (trx) => {
    await insertOauthClient(trx, {
      client_id: client.clientId,
      name: parsed.data,
      secret_hash: hashSecret(client.clientSecret),
      created_at: ctx.clock.now(),
      revoked_at: null,
      last_used_at: null,
    });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'oauth-client.create',
      target: { kind: 'oauth-client', id: client.clientId, name: parsed.data },
      outcome: 'done',
    });
  });
  return client;
}
