import { Secret, TOTP } from 'otpauth';

/** What an authenticator app shows for a key (as text) at a moment, or `steps` of 30 seconds later. */
export function authenticatorCode(key: string, at: number, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at + steps * 30_000 });
}
