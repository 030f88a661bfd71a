import { readJson } from '@/lib/db/json';
import { listOauthClients } from '@/lib/db/queries/engine-oauth/list-clients';
import type { EngineContext } from '../context';

/** An OAuth application as an admin sees it. */
export interface ClientSummary {
  clientId: string;
  name: string;
  scopes: string[];
  createdAt: number;
  /** To the minute: noted with the first request of each. */
  lastUsedAt: number | null;
  revokedAt: number | null;
  version: number;
}

/** Every application, the newest first; nothing secret is among it. */
export async function listClients(ctx: EngineContext): Promise<ClientSummary[]> {
  return (await listOauthClients(ctx.database.kysely)).map((row) => ({
    clientId: row.client_id,
    name: row.name,
    scopes: readJson<string[]>(row.scopes_json),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    version: row.version,
  }));
}
