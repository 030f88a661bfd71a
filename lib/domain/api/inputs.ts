import { z } from 'zod';

/** What the console API takes. Unknown keys are refused by name. */

/** What the person saw when they pressed Process; a newer open job or unknown call refuses it. */
export const processInput = z.strictObject({
  seen: z.strictObject({
    openJobId: z.string().nullable(),
    unknownCallId: z.string().nullable(),
  }),
});

/** What the person saw when they confirmed Finish; re-read at submit and refused when it changed. */
export const finishInput = z.strictObject({
  seen: z.strictObject({
    state: z.literal('open'),
    recordCount: z.number().int().nonnegative().nullable(),
  }),
  /** The count typed by hand: for a job opened by someone else, or whose payload is not held. */
  typedCount: z.number().int().nonnegative().optional(),
  /** The Job UUID, typed; needed when the payload is not held. */
  jobUuid: z.string().trim().max(100).optional(),
  /** Why; needed when the payload is not held. */
  reason: z.string().trim().min(3).max(1000).optional(),
});

/** Names the unknown call the person saw; the ledger decides how it is reconciled. */
export const reconcileInput = z.strictObject({
  callId: z.string(),
  /** The Job UUID, when the person knows it: opens an unknown process without another call. */
  jobUuid: z.uuid().optional(),
});

export const setupInput = z.strictObject({
  code: z.string().trim().min(1, 'Enter the setup code printed in the terminal.').max(100),
  name: z.string().trim().min(1, 'Enter your name.').max(200),
  email: z.email('Enter an e-mail address.').max(320),
  password: z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.'),
});

export const signInInput = z.strictObject({
  email: z.email('Enter an e-mail address.').max(320),
  password: z.string().min(1, 'Enter your password.').max(256, 'A password has at most 256 characters.'),
  /** Of the second factor, where the account has one: of the app, or a recovery code. */
  code: z.string().trim().max(40, 'A code has at most 40 characters.').optional(),
});

export type ProcessInput = z.infer<typeof processInput>;
export type FinishInput = z.infer<typeof finishInput>;
export type ReconcileInput = z.infer<typeof reconcileInput>;
export type SetupInput = z.infer<typeof setupInput>;
export type SignInInput = z.infer<typeof signInInput>;
