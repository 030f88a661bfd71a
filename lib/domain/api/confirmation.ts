import * as mini from 'zod/mini';
import { z } from 'zod';
import { typedCode, typedPassword } from './profile-inputs';

/** What the console API takes and answers when somebody confirms that it is them, before an act that gives access. */

/** With what: the password; that and a code; by signing in with the provider again; or not at all, without either. */
export const CONFIRMING_WAYS = ['password', 'password-and-code', 'provider', 'none'] as const;

export const confirmationView = mini.object({
  way: mini.enum(CONFIRMING_WAYS),
  /** The name on the provider's button; null when none is set up. */
  provider: mini.nullable(mini.string()),
  /** For how long it holds. */
  minutes: mini.int(),
});

export const confirmationInput = z.strictObject({
  password: typedPassword,
  /** Of the app, or a recovery code; where a second factor is on. */
  code: typedCode.optional(),
});

export const confirmedResponse = mini.object({
  /** Epoch milliseconds. */
  confirmedUntil: mini.int(),
});

export type ConfirmationInput = z.infer<typeof confirmationInput>;
export type ConfirmationView = mini.infer<typeof confirmationView>;
