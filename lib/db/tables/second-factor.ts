/** The authenticator app of an account: at most one each. It counts from `confirmed_at` on. */
export interface SecondFactorTable {
  account_id: string;
  /** The key shared with the app (20 bytes), sealed with the encryption key. */
  secret_sealed: Uint8Array;
  created_at: number;
  /** When a code of the app was typed; null while the key was only shown. */
  confirmed_at: number | null;
  /** The newest 30-second step of which a code was accepted; neither it nor an older one is again. */
  last_step: number | null;
  /** Wrong codes since the last right one, of whoever knew the password. */
  wrong_codes: number;
  /** 16 bytes in hexadecimal, for the hashes of the recovery codes; null while there are none. */
  recovery_salt: string | null;
}

/** A code for whoever lost the app. Only its hash is kept, with the salt of its set. */
export interface RecoveryCodeTable {
  account_id: string;
  /** argon2id, hexadecimal. */
  code_hash: string;
  used_at: number | null;
}
