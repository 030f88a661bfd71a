import { randomBytes } from 'node:crypto';
import { hashWithSalt } from '../password';
import { makePrintedCode, plainPrintedCode } from '../printed-code';

const CODES = 10;
const LENGTH = 10;
const SALT_BYTES = 16;

/** Ten codes of 50 random bits, as they are printed, and what is kept of them. */
export interface RecoverySet {
  codes: string[];
  salt: string;
  hashes: string[];
}

/**
 * Makes a new set. Its codes have one salt, so that a typed one costs one hash to look up; none is like another in a set.
 * Takes about half a second, so it is done before a transaction.
 */
export async function makeRecoverySet(): Promise<RecoverySet> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const codes = Array.from({ length: CODES }, () => makePrintedCode(LENGTH, 5));
  const hashes = await Promise.all(codes.map((code) => hashRecoveryCode(code, salt)));
  return { codes, salt, hashes };
}

/** The hash of a code as somebody typed it. */
export function hashRecoveryCode(typed: string, salt: string): Promise<string> {
  return hashWithSalt(plainPrintedCode(typed), salt);
}
