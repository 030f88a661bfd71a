import { Secret, TOTP } from 'otpauth';

/** Time-based one-time passwords (RFC 6238) as every authenticator app knows them: SHA-1, six digits, 30 seconds. */
const STEP_MS = 30_000;
/** A clock may be off, and typing takes time: the codes before and after the present one are taken too. */
const WINDOW = 1;
const KEY_BYTES = 20;
const ISSUER = 'Fluxx Alert Console';

/** A new key: 160 random bits, as long as the hash (RFC 4226, section 4). */
export function makeKey(): Uint8Array {
  return new Secret({ size: KEY_BYTES }).bytes;
}

/** The key as an app takes it: as text to type, and as the address in a QR code. */
export function keyForApp(key: Uint8Array, email: string): { key: string; uri: string } {
  const app = new TOTP({ issuer: ISSUER, label: email, secret: secretOf(key) });
  return { key: app.secret.base32, uri: app.toString() };
}

/** The time step whose code was typed; null when it is none of those that are taken now. */
export function stepOfCode(key: Uint8Array, code: string, now: number): number | null {
  const delta = new TOTP({ secret: secretOf(key) }).validate({
    token: code,
    timestamp: now,
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

/** The library reads the whole buffer, and a value from the database may be part of a larger one. */
function secretOf(key: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(key).buffer });
}
