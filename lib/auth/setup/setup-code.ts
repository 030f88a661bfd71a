import { createHash, randomBytes } from 'node:crypto';

/** 32 characters that nobody mistakes for one another: no I, O, 0 or 1. A random byte's low five bits pick one. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** A new code of 80 random bits, as it is printed: `7KQ2-M8XA-PLTW-9C4D`. */
export function makeSetupCode(): string {
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return characters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}

/** SHA-256 of a code as somebody typed it: case and what stands between the groups do not matter. */
export function hashSetupCode(typed: string): string {
  return createHash('sha256')
    .update(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('hex');
}
