import * as z from 'zod/mini';
import { WALL_THEMES } from '../wall';
import { HEALTH_STATES } from '../health';
import { countView } from './views';

/** What the wall shows of a queue: nothing of a payload, nothing to act on. Times are epoch milliseconds. */
export const boardRow = z.object({
  id: z.string(),
  name: z.string(),
  siteName: z.string(),
  health: z.object({
    state: z.enum(HEALTH_STATES),
    sentence: z.string(),
    /** There is no figure yet to judge by, since sample data is being loaded. */
    isLoading: z.optional(z.literal(true)),
    /** Somebody has it in hand until then; who and why is not for a wall. */
    snoozedUntil: z.optional(z.int()),
  }),
  queued: countView,
  processing: countView,
  oldestTriggeredAt: z.nullable(z.int()),
  openJobSince: z.nullable(z.int()),
  /** Since when nothing looks at its site any more; left out while something does. */
  staleSince: z.optional(z.int()),
});

export const boardResponse = z.object({
  title: z.nullable(z.string()),
  theme: z.enum(WALL_THEMES),
  secondsPerPage: z.int(),
  /** Worst first. */
  queues: z.array(boardRow),
  /** When the newest sample of these queues' sites was taken; null before the first. */
  sampledAt: z.nullable(z.int()),
  /** A newest sample older than this means that nothing is sampled any more. */
  staleAfterMs: z.int(),
  /** Which build of the program answers: a page of another reads itself anew. */
  build: z.string(),
  now: z.int(),
});

export type BoardRow = z.infer<typeof boardRow>;
export type Board = z.infer<typeof boardResponse>;
