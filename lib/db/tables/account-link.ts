/** A link that lets somebody in once: an invitation, or a new password for an account. Only the hash of its secret is kept. */
export interface AccountLinkTable {
  id: string;
  /** `invitation` or `reset`. */
  kind: string;
  /** SHA-256 of the secret in the link, hexadecimal. */
  secret_hash: string;
  /** Of a reset, the account; of an invitation, the account it made, null until then. */
  account_id: string | null;
  /** Whom it is for, in lower case. */
  email: string;
  /** Of an invitation: how they are called, null when whoever invited did not say; and what they will be. */
  name: string | null;
  role: string | null;
  created_at: number;
  /** The account that made it; null for the command line, and for a link somebody asked for themselves. */
  created_by_id: string | null;
  created_by: string;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
  /** `none`, `sending`, `sent` or `failed`: what became of the e-mail with the link. */
  mail_state: string;
  /** Why it failed, as a sentence. */
  mail_problem: string | null;
}
