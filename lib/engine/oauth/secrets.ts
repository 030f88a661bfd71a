import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 64 hexadecimal digits of chance, as Fluxx's own tokens have. */
export function makeSecret(): string {
  return randomBytes(32).toString('hex');
}

/** SHA-256, hexadecimal. Enough for secrets of 256 bits of chance, which nobody can guess; a password would need more. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two hashes in a time that does not tell where they differ. */
export function isSameHash(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
