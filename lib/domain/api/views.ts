import * as z from 'zod/mini';
import { ROLES } from '../actor';
import { CALL_STATES, CALL_VERBS, CUSTODIES, JOB_STATES } from '../calls';
import { COUNT_BASES } from '../counts';
import { HEALTH_STATES } from '../health';

/**
 * What the console API answers. Times are epoch milliseconds; null is "not known" or "not yet", never zero.
 * Written in zod's small form, because these schemas are sent to the browser: the other costs 8 kB more.
 */
const time = z.int();

export const countView = z.object({
  value: z.nullable(z.int()),
  basis: z.enum(COUNT_BASES),
  observedAt: z.nullable(time),
});

export const actorView = z.object({ kind: z.string(), name: z.string() });

/** What does not hold is left out of it and not null: it comes with each of thousands of rows. */
export const healthView = z.object({
  state: z.enum(HEALTH_STATES),
  sentence: z.string(),
  /** There is no figure yet to judge by, since sample data is being loaded; left out otherwise. */
  isLoading: z.optional(z.literal(true)),
  /** What to do next, and the page where that is done; left out when nothing has to be. */
  next: z.optional(z.object({ sentence: z.string(), path: z.string() })),
  /** Somebody has it in hand until then: it stands after all others, and nobody is told of it. */
  snooze: z.optional(z.object({ until: time, reason: z.string(), by: z.string() })),
  /** Until when planned quiet hours last; left out outside them. */
  quietUntil: z.optional(time),
});

export const callView = z.object({
  id: z.string(),
  queueId: z.string(),
  verb: z.enum(CALL_VERBS),
  state: z.enum(CALL_STATES),
  outcome: z.nullable(z.string()),
  /** A sentence about the outcome: what happened and whether anything changed on the site. */
  detail: z.nullable(z.string()),
  actor: actorView,
  requestedAt: time,
  sentAt: z.nullable(time),
  answeredAt: z.nullable(time),
  settledAt: z.nullable(time),
  httpStatus: z.nullable(z.int()),
  bodyBytes: z.int(),
  bodySha256: z.nullable(z.string()),
  jobId: z.nullable(z.string()),
  jobUuid: z.nullable(z.string()),
  foundJobUuid: z.nullable(z.string()),
  /** True when the outcome was concluded from a later call and not seen. */
  inferred: z.boolean(),
});

export const jobView = z.object({
  id: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  jobUuid: z.string(),
  state: z.enum(JOB_STATES),
  openedAt: time,
  /** Who took it. A job somebody else took on the site itself has the kind `foreign`. */
  holder: z.extend(actorView, { id: z.nullable(z.string()) }),
  /** What the newest call about it came to, when that was answered or may have been: `not-cleared`, `uuid-only`, … */
  lastOutcome: z.nullable(z.string()),
  custody: z.enum(CUSTODIES),
  recordCount: z.nullable(z.int()),
  payloadBytes: z.nullable(z.int()),
  payloadSha256: z.nullable(z.string()),
  oldestTriggeredAt: z.nullable(time),
  finishedAt: z.nullable(time),
  clearCount: z.nullable(z.int()),
  finishInferred: z.boolean(),
  /** When the payload was removed because its time of keeping was over. */
  purgedAt: z.nullable(time),
  /** When values in the payload were last erased: its bytes differ from `payloadSha256` since. */
  erasedAt: z.nullable(time),
  /** When a person marked it for the integration, and who; null when nobody did. */
  handedOver: z.nullable(z.object({ at: time, by: z.string() })),
  /** The last time its stored bytes were given to an integration without asking the site. */
  replayed: z.nullable(z.object({ at: time, to: z.string() })),
});

export const queueView = z.object({
  id: z.string(),
  name: z.string(),
  site: z.object({ id: z.string(), name: z.string(), kind: z.enum(['built-in', 'remote']) }),
  queueUuid: z.string(),
  model: z.nullable(z.string()),
  triggerType: z.nullable(z.string()),
  /** Null when the site does not say. */
  enabled: z.nullable(z.boolean()),
  extraFields: z.array(z.string()),
  /** Who else polls this queue; decides how Process is confirmed. */
  polledBy: z.enum(['nobody', 'gateway', 'directly']),
  health: healthView,
  queued: countView,
  processing: countView,
  oldestTriggeredAt: z.nullable(time),
  openJob: z.nullable(jobView),
  /** The newest call whose outcome is unknown and not settled. */
  unknownCall: z.nullable(callView),
  /** Who holds the queue at this moment, and for which call. */
  busy: z.nullable(z.object({ verb: z.enum(CALL_VERBS), actor: actorView, since: time })),
  /** The newest call when it leaves something to say: it failed, found a job elsewhere, or its counts differ. */
  notice: z.nullable(
    z.object({
      verb: z.enum(CALL_VERBS),
      outcome: z.string(),
      detail: z.string(),
      at: time,
      jobId: z.nullable(z.string()),
    }),
  ),
  /** The integrations that may poll it through the gateway, by their tokens; null when there is none. */
  gateway: z.nullable(z.object({ names: z.array(z.string()), lastPolledAt: z.nullable(time) })),
  lastActivityAt: z.nullable(time),
  /** When it, or its site, stopped being tracked; null while it is. Its ledger stays. */
  archivedAt: z.nullable(time),
  /** Why the site could not be read at the last attempt; null when it could. */
  readingProblem: z.nullable(z.string()),
});

/** A row of the overview: a queue and the records processed in each of the last 24 hours, oldest first. */
export const overviewRow = z.extend(queueView, { spark: z.array(z.nullable(z.int())) });

export const overviewResponse = z.object({
  queues: z.array(overviewRow),
  /**
   * `first`: it is being loaded where nothing else is, so the queues stand in a simulated past and are not shown; `beside`: it is being
   * loaded beside the queues there are; `failed`: it was not loaded whole.
   */
  sampleData: z.enum(['none', 'first', 'beside', 'failed']),
  /** How far the live stream was when the queues were read: with this as its `Last-Event-ID` it goes on from there. */
  cursor: z.string(),
  /** The server's clock when it answered. */
  now: time,
});

export const queueResponse = z.object({ queue: queueView, now: time });

export const jobsResponse = z.object({ jobs: z.array(jobView), now: time });

export const callsResponse = z.object({ calls: z.array(callView), now: time });

export const jobResponse = z.object({
  job: jobView,
  /** The calls that made and ended it, oldest first: its timeline. */
  calls: z.array(callView),
  queue: queueView,
  now: time,
});

export const actResponse = z.object({ call: callView, job: z.nullable(jobView), queue: queueView });

export const sampleDataResponse = z.object({
  state: z.enum(['absent', 'loading', 'loaded', 'failed']),
  /** 0 to 1. */
  progress: z.number(),
  step: z.string(),
  /** The sentence of a failure. */
  problem: z.nullable(z.string()),
});

export const sessionResponse = z.object({
  account: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    seesPayloads: z.boolean(),
  }),
});

export const setupResponse = z.object({ needed: z.boolean() });

export type HealthView = z.infer<typeof healthView>;
export type CallView = z.infer<typeof callView>;
export type JobView = z.infer<typeof jobView>;
export type QueueView = z.infer<typeof queueView>;
export type OverviewRow = z.infer<typeof overviewRow>;
