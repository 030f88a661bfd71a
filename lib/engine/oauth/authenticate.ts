import { findTokenClient } from '@/lib/db/queries/engine-oauth/find-token-client';
import type { EngineContext } from '../context';
import { hashSecret } from './secrets';

/** The OAuth application that makes a request. */
export interface Caller {
  clientId: string;
  name: string;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;

/** Who a request's bearer token belongs to (RFC 6750); null for no token, a bad one, an expired one. Cookies count for nothing. */
export async function authenticate(ctx: EngineContext, request: Request): Promise<Caller | null> {
  const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const client = await findTokenClient(ctx.database.kysely, hashSecret(token), ctx.clock.now());
  return client === undefined ? null : { clientId: client.client_id, name: client.name };
}
