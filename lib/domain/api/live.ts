import * as z from 'zod/mini';
import { QUEUE_TOPICS } from '../live';
import { overviewRow } from './views';

/**
 * What comes on the live stream (`GET /api/console/v1/live`), by the name of the event. The id of an event says how far whoever has read
 * it is; it is what `Last-Event-ID` takes. Times are epoch milliseconds.
 */
const time = z.int();

/** A queue of which something changed: only the fields that did, whole. `of`: what else to read again of it. */
export const changedQueue = z.extend(z.partial(overviewRow), {
  id: z.string(),
  of: z.array(z.enum(QUEUE_TOPICS)),
});

export const liveEvents = {
  /** First on every stream. `resumed`: what was missed since `Last-Event-ID` follows, or was nothing. */
  hello: z.object({ resumed: z.boolean(), hour: time }),
  /** Queues changed, were added, or are `gone`. */
  queues: z.object({ changed: z.array(changedQueue), gone: z.array(z.string()) }),
  /** The counts of a site were read again, those of its queues that are not in any event were the same. */
  read: z.object({ site: z.string(), at: time }),
  /** A new hour began: the last 24 hours of every queue move on by one. */
  hour: z.object({ hour: time }),
  /** Something else on the overview changed: read it again. */
  overview: z.object({}),
  /** Too much was missed: read everything again. */
  reset: z.object({}),
  /** The server cannot read its database since then; what is shown is no newer. Ends with `recovered`. */
  stalled: z.object({ since: time }),
  recovered: z.object({}),
  /** The last on a stream, and why. */
  bye: z.object({ reason: z.enum(['stopping', 'signed-out', 'role', 'slow']) }),
} as const;

export type LiveEventName = keyof typeof liveEvents;
export type LiveData<Name extends LiveEventName> = z.infer<(typeof liveEvents)[Name]>;
export type ChangedQueue = z.infer<typeof changedQueue>;
