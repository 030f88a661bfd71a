import { randomBytes } from 'node:crypto';

/** 32 characters that nobody mistakes for one another: no I, O, 0 or 1. A random byte's low five bits pick one. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code that people read off and type: five random bits a character, in groups of `group`: `7KQ2-M8XA-PLTW-9C4D`. */
export function makePrintedCode(length: number, group: number): string {
  return printedCodeOf(randomBytes(length), group);
}

/** The code that these random bytes make, one character a byte. */
export function printedCodeOf(bytes: Uint8Array, group: number): string {
  const characters = Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  const groups: string[] = [];
  for (let start = 0; start < characters.length; start += group)
    groups.push(characters.slice(start, start + group).join(''));
  return groups.join('-');
}

/** A code as somebody typed it, in its one form: case and what stands between the groups do not matter. */
export function plainPrintedCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
