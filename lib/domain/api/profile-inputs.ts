import { z } from 'zod';
import { PASSWORD_MAX } from '../password-rules';

/** What the console API takes about the account of whoever is signed in. */

export const typedPassword = z
  .string()
  .min(1, 'Enter your password.')
  .max(PASSWORD_MAX, `A password has at most ${PASSWORD_MAX} characters.`);
export const typedCode = z
  .string()
  .trim()
  .min(1, 'Enter the code.')
  .max(40, 'A code has at most 40 characters.');

export const renameInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Enter your name.')
    .max(200, 'A name has at most 200 characters.')
    // PostgreSQL keeps no text with U+0000 in it.
    .regex(/^\P{Cc}*$/u, 'A name has no line breaks or other control characters.'),
});

export const changePasswordInput = z.strictObject({
  currentPassword: typedPassword,
  /** The new one. */
  password: z.string().min(1, 'Enter a new password.').max(1000),
});

/** Who one is, once more, for an act that matters. */
export const passwordInput = z.strictObject({ password: typedPassword });

/** The same for whoever may have no password: they sign in with the provider again instead. */
export const resetSecondFactorInput = z.strictObject({ password: typedPassword.optional() });

export const confirmSecondFactorInput = z.strictObject({ code: typedCode });

/** The same for what would be worth stealing a password for: it is not enough. */
export const passwordAndCodeInput = z.strictObject({
  password: typedPassword,
  /** Of the app, or a recovery code. */
  code: typedCode,
});

export type RenameInput = z.infer<typeof renameInput>;
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
export type PasswordInput = z.infer<typeof passwordInput>;
export type ResetSecondFactorInput = z.infer<typeof resetSecondFactorInput>;
export type ConfirmSecondFactorInput = z.infer<typeof confirmSecondFactorInput>;
export type PasswordAndCodeInput = z.infer<typeof passwordAndCodeInput>;
