/** The OpenID provider people sign in with, and what is allowed. At most one row (id 1). */
export interface OpenIdProviderTable {
  id: number;
  /** Counts changes: of two editors the second is told. */
  version: number;
  issuer: string;
  client_id: string;
  client_secret_sealed: Uint8Array;
  /** When issuer, client id or secret last changed: what was proven before says nothing of them. */
  connection_set_at: number;
  /** On the button: `Sign in with …`. */
  button_name: string;
  /** Domains of verified e-mail addresses whose people get an account by themselves. */
  domains_json: string;
  /** The claim that roles are read from at each sign-in; null leaves roles to the console. */
  role_claim: string | null;
  role_rules_json: string;
  /** The role of whoever no rule fits, and of new accounts without a mapping; null refuses them. */
  other_role: string | null;
  /** An account that has a password may be tied to an identity, too. */
  links_passwords: number;
  passwords_allowed: number;
  updated_at: number;
  updated_by: string;
}

/** Whom the provider calls `subject`, and which account that is. An account has one identity of an issuer. */
export interface OpenIdIdentityTable {
  issuer: string;
  subject: string;
  account_id: string;
  created_at: number;
  last_used_at: number;
}

/** The `state` of sign-ins that came back, so that none comes back twice. */
export interface OpenIdUsedStateTable {
  /** SHA-256, hexadecimal. */
  state_hash: string;
  expires_at: number;
}
