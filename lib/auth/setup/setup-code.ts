import { createHash } from 'node:crypto';
import { makePrintedCode, plainPrintedCode } from '../printed-code';

/** A new code of 80 random bits, as it is printed: `7KQ2-M8XA-PLTW-9C4D`. */
export function makeSetupCode(): string {
  return makePrintedCode(16, 4);
}

/** SHA-256 of a code as somebody typed it. */
export function hashSetupCode(typed: string): string {
  return createHash('sha256').update(plainPrintedCode(typed)).digest('hex');
}
