export interface AccountTable {
  id: string;
  email: string;
  name: string;
  /** argon2id, in its PHC string form; null for somebody who signs in with the OpenID provider only. */
  password_hash: string | null;
  /** `viewer`, `operator` or `admin`. */
  role: string;
  created_at: number;
  disabled_at: number | null;
  last_sign_in_at: number | null;
}

export interface SessionTable {
  id: string;
  account_id: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  revoked_at: number | null;
  address: string | null;
  user_agent: string | null;
  /** When whoever has it last proved who they are: by signing in, or once more before an act that gives access. */
  confirmed_at: number | null;
}

/** The one-time code printed in the terminal while there is no account. At most one row (id 1). */
export interface SetupCodeTable {
  id: number;
  code_hash: string;
  created_at: number;
}

/** Failed sign-ins, by what they named and where they came from; for the rate limit. */
export interface SignInFailureTable {
  id: string;
  email: string;
  address: string;
  at: number;
}
