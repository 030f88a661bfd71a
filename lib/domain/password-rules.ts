export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/**
 * What is wrong with the length of a new password, as a sentence; undefined when it may be used. Length counts in UTF-16
 * units. Whether it is easy to guess only the server can say (lib/auth/password-strength): its lists are too long to send.
 */
export function problemWithPassword(password: string): string | undefined {
  if (password.length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  return undefined;
}
