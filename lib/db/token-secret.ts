import { createHash, randomBytes } from 'node:crypto';

/** What people see of a token in lists: its beginning. */
const HINT_LENGTH = 4;

export interface NewSecret {
  /** Shown once. */
  secret: string;
  hash: string;
  hint: string;
}

/** Makes a token: a recognisable prefix and 256 bits of chance. */
export function makeSecret(prefix: string): NewSecret {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashSecret(secret), hint: secret.slice(0, prefix.length + HINT_LENGTH) };
}

/** SHA-256, hexadecimal: enough for a secret nobody can guess; a password would need more. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
