import { z } from 'zod';

/** The number of records the person saw when they confirmed; another number refuses it. */
export const requeueInput = z.strictObject({ records: z.number().int().nonnegative() });

export type RequeueInput = z.infer<typeof requeueInput>;
