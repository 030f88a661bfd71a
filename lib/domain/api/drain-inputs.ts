import { z } from 'zod';
import { ROUND_RECORDS } from '../drain';

const maxRecords = z
  .number()
  .int()
  .min(ROUND_RECORDS, `Give at least ${ROUND_RECORDS}: one round may bring that many.`)
  .max(100_000_000)
  .nullable();

/** Starts a drain as the plan was shown; refused when the queue is another by then. */
export const drainInput = z.strictObject({
  finishEach: z.boolean(),
  maxRecords,
  seen: z.strictObject({
    /** The rounds at most that the plan named. */
    maxRounds: z.number().int().min(1),
    queued: z.number().int().nonnegative().nullable(),
  }),
});

/** What a plan is asked for. */
export const drainPlanQuery = z.object({
  finishEach: z
    .enum(['true', 'false'])
    .default('true')
    .transform((text) => text === 'true'),
  maxRecords: z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : Number(text)))
    .pipe(maxRecords),
});

export type DrainInput = z.infer<typeof drainInput>;
