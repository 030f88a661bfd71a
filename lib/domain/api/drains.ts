import * as z from 'zod/mini';
import { COUNT_BASES } from '../counts';
import { DRAIN_REASONS, DRAIN_STATES, DRAIN_STEPS } from '../drain';
import { actorView } from './views';

/** What the console API answers about drains. Times are epoch milliseconds; null is "not known" or "not yet". */
const time = z.int();

export const drainPlan = z.object({
  queued: z.object({ value: z.nullable(z.int()), basis: z.enum(COUNT_BASES), observedAt: z.nullable(time) }),
  /** Rounds at most. */
  maxRounds: z.int(),
  expectedRecords: z.nullable(z.int()),
  polledBy: z.enum(['nobody', 'gateway', 'directly']),
  /** Why it cannot begin now; null when it can. */
  refusal: z.nullable(z.string()),
});

export const drainView = z.object({
  id: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  state: z.enum(DRAIN_STATES),
  step: z.enum(DRAIN_STEPS),
  finishEach: z.boolean(),
  maxRecords: z.nullable(z.int()),
  maxRounds: z.int(),
  /** Records it was expected to take when it was planned; null when nobody knew. */
  expectedRecords: z.nullable(z.int()),
  actor: actorView,
  startedAt: time,
  stoppedAt: z.nullable(time),
  /** Time spent working, without the time it stood still. */
  workedMs: z.int(),
  rounds: z.int(),
  records: z.int(),
  cleared: z.int(),
  bytes: z.int(),
  openJobId: z.nullable(z.string()),
  reason: z.nullable(z.enum(DRAIN_REASONS)),
  /** What happened and whether anything changed on the site. */
  sentence: z.nullable(z.string()),
  nextStep: z.nullable(z.string()),
  /** Whether a person may let it go on. */
  resumable: z.boolean(),
});

export const drainPlanResponse = z.object({ plan: drainPlan, now: time });
export const drainResponse = z.object({ drain: drainView, now: time });
/** The newest first. */
export const drainsResponse = z.object({ drains: z.array(drainView), now: time });

export type DrainPlan = z.infer<typeof drainPlan>;
export type DrainView = z.infer<typeof drainView>;
