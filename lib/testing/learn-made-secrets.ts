import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { Secret } from 'otpauth';
import { printedCodeOf } from '@/lib/auth/printed-code';
import { learnSecret } from './known-secrets';

/** How secrets of so many random bytes are written. What is made of other lengths (nonces, ids, salts) is none. */
const WRITTEN: Readonly<Record<number, (bytes: Buffer) => string[]>> = {
  // OAuth client secrets and tokens, kept keys. Those with a prefix of ours are known by it.
  32: (bytes) => [bytes.toString('hex')],
  // Keys of authenticator apps.
  20: (bytes) => [new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32],
  // Recovery codes.
  10: (bytes) => [printedCodeOf(bytes, 5)],
};

const SETUP_CODE = /^ {4}((?:[A-Z2-9]{4}-){3}[A-Z2-9]{4})$/m;

/**
 * From now on every secret this process makes is known to the tests, however it comes to be: all are made of `randomBytes`, and no
 * code of the program knows that it is watched.
 */
export function learnMadeSecrets(): void {
  const { randomBytes } = crypto;
  const learning = (size: number, ...rest: unknown[]): unknown => {
    const bytes: unknown = Reflect.apply(randomBytes, crypto, [size, ...rest]);
    if (Buffer.isBuffer(bytes)) for (const secret of WRITTEN[size]?.(bytes) ?? []) learnSecret(secret);
    return bytes;
  };
  Object.assign(crypto, { randomBytes: learning });
  syncBuiltinESMExports();
}

/** The setup code is printed once, and is known from then on. */
export function learnSetupCode(printed: string): void {
  const code = SETUP_CODE.exec(printed)?.[1];
  if (code !== undefined) learnSecret(code);
}
