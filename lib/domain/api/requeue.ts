import * as z from 'zod/mini';

/** What a requeue of a job would do, or did. Times are epoch milliseconds. */
export const requeueView = z.object({
  /** Why the records cannot go back, as a sentence; null when they can. */
  refusal: z.nullable(z.string()),
  /** Records that would go back. */
  records: z.int(),
  requeuedAt: z.nullable(z.int()),
  requeuedBy: z.nullable(z.string()),
});

export const requeueResponse = z.object({ requeue: requeueView });

export const requeuedResponse = z.object({ records: z.int() });

export type RequeueView = z.infer<typeof requeueView>;
