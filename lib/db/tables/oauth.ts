import type { Generated } from 'kysely';

export interface EngineOauthClientTable {
  client_id: string;
  name: string;
  secret_hash: string;
  created_at: number;
  revoked_at: number | null;
  last_used_at: number | null;
  /** What it may do (lib/domain/oauth-scopes). */
  scopes_json: Generated<string>;
  version: Generated<number>;
}

export interface EngineOauthTokenTable {
  token_hash: string;
  client_id: string;
  created_at: number;
  expires_at: number;
}
