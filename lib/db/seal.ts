import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/domain/errors';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of every sealed value, so that the format can change one day. */
const VERSION = 1;

/** Seals and opens values at rest with the deployment's encryption key. */
export interface Sealer {
  seal(plain: Uint8Array): Buffer;
  /** @throws AppError `internal` when the value was sealed with another key or was altered. */
  open(sealed: Uint8Array): Buffer;
}

/**
 * AES-256-GCM; a sealed value is version (1 byte), nonce (12), tag (16), then the ciphertext.
 * @param key 32 bytes.
 */
export function makeSealer(key: Buffer): Sealer {
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw notReadable();
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(1, 1 + NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
        const body = bytes.subarray(1 + NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch (cause) {
        throw notReadable(cause);
      }
    },
  };
}

function notReadable(cause?: unknown): AppError {
  return new AppError('internal', 'A stored secret cannot be opened with this ENCRYPTION_KEY.', { cause });
}
