import * as z from 'zod/mini';

/** What the console API answers about the activity log (see views.ts). */
const time = z.int();

export const actRow = z.object({
  id: z.int(),
  at: time,
  /** A long name is cut in the list. */
  actor: z.object({ kind: z.string(), id: z.nullable(z.string()), name: z.string() }),
  /** Null where it came over no network, and for those who do not see addresses. */
  address: z.nullable(z.string()),
  verb: z.string(),
  target: z.nullable(z.object({ kind: z.string(), id: z.string(), name: z.string() })),
  outcome: z.string(),
});

export const activityHeadView = z.object({ sequence: z.int(), at: time, written: z.string() });

export const activityResponse = z.object({
  entries: z.array(actRow),
  /** Where the next page begins; null at the end of the log. */
  next: z.nullable(z.string()),
  /** How far back was looked, when a filter had to look at entries one by one. */
  lookedBackTo: z.nullable(time),
  head: z.nullable(activityHeadView),
  now: time,
});

export const actView = z.extend(actRow, {
  detail: z.record(z.string(), z.unknown()),
  correlationId: z.nullable(z.string()),
  /** Where what it is about is, when it is still there and whoever asks may look at it. */
  targetPath: z.nullable(z.string()),
  /** Its place in the chain; null for some seconds. */
  sequence: z.nullable(z.int()),
  chain: z.nullable(z.string()),
  /** False for entries from before there were signatures. */
  signed: z.boolean(),
});

export const actResponse = z.object({ entry: actView, now: time });

export const actorsResponse = z.object({
  actors: z.array(z.object({ kind: z.string(), id: z.nullable(z.string()), name: z.string() })),
});

export type ActRow = z.infer<typeof actRow>;
export type ActView = z.infer<typeof actView>;
export type ActivityResponse = z.infer<typeof activityResponse>;
