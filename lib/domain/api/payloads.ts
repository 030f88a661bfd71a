import * as z from 'zod/mini';

/** What the console API answers about stored payloads. Every value of a payload is text, digit by digit as it was sent. */
const time = z.int();

export const recordRow = z.object({
  /** From 1, in the order of the payload. */
  number: z.int(),
  id: z.nullable(z.string()),
  triggeredAt: z.nullable(time),
  /** By field; long values are cut, the record itself has them whole. */
  values: z.record(z.string(), z.nullable(z.string())),
});

export const recordsResponse = z.object({
  /** Fields of `recordData` but `id`, in the order they first occur in the payload. */
  fields: z.array(z.string()),
  /** Records in the payload. */
  total: z.int(),
  /** Records that hold the words searched for; all of them without a search. */
  matching: z.int(),
  from: z.int(),
  records: z.array(recordRow),
});

export const recordResponse = z.object({ number: z.int(), id: z.nullable(z.string()), raw: z.string() });

export const foundJob = z.object({
  jobId: z.string(),
  jobUuid: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  state: z.string(),
  openedAt: time,
  recordCount: z.nullable(z.int()),
});

/** Jobs that hold a record, newest first. */
export const foundByIdResponse = z.object({
  jobs: z.array(z.extend(foundJob, { recordId: z.string() })),
  /** Whether there are more than are listed. */
  more: z.boolean(),
  /** Stored jobs of before the index that are not in it yet. */
  notIndexed: z.int(),
});

export const foundByTextResponse = z.object({
  matches: z.array(
    z.extend(foundJob, { number: z.int(), recordId: z.nullable(z.string()), excerpt: z.string() }),
  ),
  /** What this part of the search went through. */
  searchedJobs: z.int(),
  searchedBytes: z.int(),
  /** Jobs in the whole search. */
  totalJobs: z.int(),
  /** Give it back to go on; null when all was searched. */
  cursor: z.nullable(z.string()),
});

export const erasurePreview = z.object({
  jobs: z.int(),
  records: z.int(),
  values: z.int(),
  /** Jobs that hold it too but are open: they are not touched. */
  openJobs: z.int(),
  /** Stored answers that belong to no stored job and hold it: each is removed whole. */
  answers: z.int(),
  /** Stored answers of calls whose outcome is unknown, or of a job that is open and not stored: not looked at, and not touched. */
  unknownCalls: z.int(),
  /** Changes with what is stored; give it back to erase what was shown and nothing else. */
  fingerprint: z.string(),
  /** Jobs this part went through, of all there are. */
  searchedJobs: z.int(),
  totalJobs: z.int(),
  /** The last job of this part; give it back as `after` to go on. Null where the index told all at once. */
  until: z.nullable(z.string()),
  /** There is more to look through. */
  more: z.boolean(),
  samples: z.array(z.extend(foundJob, { records: z.int(), values: z.int() })),
});

export type RecordRowView = z.infer<typeof recordRow>;
export type FoundJob = z.infer<typeof foundJob>;
export type FoundByText = z.infer<typeof foundByTextResponse>;
export type ErasurePreview = z.infer<typeof erasurePreview>;
