import { readJson } from '@/lib/db/json';
import { findTokenClient } from '@/lib/db/queries/engine-oauth/find-token-client';
import type { EngineContext } from '../context';
import { hashSecret } from './secrets';

/** The OAuth application that makes a request. */
export interface Caller {
  clientId: string;
  name: string;
  /** What it may do, as it stands now and not when the token was made. */
  scopes: readonly string[];
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** Who a request's bearer token belongs to (RFC 6750); null for no token, a bad one, an expired one. Cookies count for nothing. */
export async function authenticate(ctx: EngineContext, request: Request): Promise<Caller | null> {
  const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const client = await findTokenClient(ctx.database.kysely, hashSecret(token), ctx.clock.now());
  if (client === undefined) return null;
  return {
    clientId: client.client_id,
    name: client.name,
    scopes: readJson<string[]>(client.scopes_json),
  };
}
