import * as z from 'zod/mini';

/** What the palette is told. Sent to the browser, so in zod's small form. */
const foundQueue = z.object({
  id: z.string(),
  name: z.string(),
  siteName: z.string(),
});

const foundJob = z.object({
  id: z.string(),
  jobUuid: z.string(),
  queueName: z.string(),
  state: z.string(),
  openedAt: z.int(),
  recordCount: z.nullable(z.int()),
});

export const placesResponse = z.object({
  /** The best matches first; no more than fit a list that is read. */
  queues: z.array(foundQueue),
  /** How many queues match, listed or not. */
  matching: z.int(),
  /** Jobs whose Job UUID was given whole. */
  jobs: z.array(foundJob),
});

export type Places = z.infer<typeof placesResponse>;
