/** A secret that a program carries instead of signing in. Only its hash is kept. */
export interface TokenTable {
  id: string;
  /** `gateway`, `api` or `kiosk`: see TokenKind in lib/domain/tokens. */
  kind: string;
  name: string;
  /** SHA-256 of the whole token, hexadecimal. */
  secret_hash: string;
  /** Its beginning, by which people recognise it. */
  hint: string;
  /** What an API token may do; null for the other kinds. */
  role: string | null;
  created_at: number;
  /** The name of whoever made it. */
  created_by: string;
  /** Their account; null for the command line. */
  created_by_id: string | null;
  /** Null when it does not end by itself. */
  expires_at: number | null;
  /** To the minute. */
  last_used_at: number | null;
  last_address: string | null;
  /** When a kiosk link was last exchanged for a cookie, to the minute; null for the other kinds. */
  last_opened_at: number | null;
  /** What a kiosk link says about its board; null is nothing. */
  board_json: string | null;
  revoked_at: number | null;
  revoked_by: string | null;
}

/** A queue that a gateway token may poll. */
export interface TokenQueueTable {
  token_id: string;
  queue_id: string;
  /** To the minute. */
  last_used_at: number | null;
}

/** Wrong tokens, by where they came from; for the rate limit. */
export interface TokenFailureTable {
  id: string;
  address: string;
  at: number;
}
