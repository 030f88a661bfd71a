import * as z from 'zod/mini';
import { countView, healthView } from './views';

/** What the wall shows of a queue: nothing of a payload, nothing to act on. Times are epoch milliseconds. */
export const boardRow = z.object({
  id: z.string(),
  name: z.string(),
  siteName: z.string(),
  health: healthView,
  queued: countView,
  processing: countView,
  oldestTriggeredAt: z.nullable(z.int()),
  openJobSince: z.nullable(z.int()),
});

/** Every queue, worst first. */
export const boardResponse = z.object({ queues: z.array(boardRow), now: z.int() });

export type BoardRow = z.infer<typeof boardRow>;
export type Board = z.infer<typeof boardResponse>;
