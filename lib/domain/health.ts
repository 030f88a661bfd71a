import type { Count } from './counts';
import { describeDuration, describeRecords } from './durations';

/** Worst first; the overview sorts by this. */
export const HEALTH_STATES = ['stuck', 'failing', 'backlog', 'unknown', 'healthy'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export interface Health {
  state: HealthState;
  /** One sentence: what is the matter, since when. */
  sentence: string;
}

/** When a figure becomes a worry. Defaults for every queue. */
export interface HealthThresholds {
  /** An open job older than this is stuck. */
  openJobMs: number;
  /** More queued records than one process call takes is a backlog. */
  queuedRecords: number;
  /** The oldest queued record waiting longer than this is a backlog. */
  oldestMs: number;
}

export const DEFAULT_THRESHOLDS: HealthThresholds = {
  openJobMs: 60 * 60 * 1000,
  queuedRecords: 1000,
  oldestMs: 24 * 60 * 60 * 1000,
};

export interface HealthFacts {
  now: number;
  queued: Count;
  oldestTriggeredAt: number | null;
  openJob: { openedAt: number; holderName: string; recordCount: number | null } | null;
  /** The newest call of the queue that ended in `unknown` and is not settled yet. */
  unknownCall: { verb: 'process' | 'finish'; requestedAt: number } | null;
  /** The newest call when it failed. */
  failedCall: { verb: 'process' | 'finish'; detail: string } | null;
  /** When a process call was last told that a job nobody here holds is outstanding; null when it was not, or that is over. */
  outstandingElsewhereSince: number | null;
  /** Why the site could not be read at the last attempt. */
  readingProblem: string | null;
}

type Rule = (facts: HealthFacts, thresholds: HealthThresholds) => Health | null;

/** Worst first: the first rule that applies gives the state and its sentence. */
const RULES: readonly Rule[] = [
  unknownCall,
  oldOpenJob,
  failedCall,
  unreadable,
  outstandingElsewhere,
  backlog,
  fullBatch,
  noCount,
];

/**
 * Judges a queue: the state it is in and the one sentence that says why (console.md, "health").
 * A call of unknown outcome counts as stuck, because nothing moves before somebody reconciles it.
 */
export function judgeHealth(facts: HealthFacts, thresholds: HealthThresholds = DEFAULT_THRESHOLDS): Health {
  for (const rule of RULES) {
    const health = rule(facts, thresholds);
    if (health !== null) return health;
  }
  return { state: 'healthy', sentence: healthySentence(facts) };
}

function unknownCall({ unknownCall: call, now }: HealthFacts): Health | null {
  if (call === null) return null;
  const ago = describeDuration(now - call.requestedAt);
  return {
    state: 'stuck',
    sentence: `Nobody knows what came of the ${call.verb} call made ${ago} ago. Reconcile it, so that the queue can move on.`,
  };
}

function oldOpenJob({ openJob, now }: HealthFacts, { openJobMs }: HealthThresholds): Health | null {
  if (openJob === null || now - openJob.openedAt <= openJobMs) return null;
  const age = describeDuration(now - openJob.openedAt);
  return {
    state: 'stuck',
    sentence: `A job of ${describeRecords(openJob.recordCount)}, taken by ${openJob.holderName}, has been open for ${age}. Nothing more can be processed until it is finished.`,
  };
}

function failedCall({ failedCall: call }: HealthFacts): Health | null {
  return call === null
    ? null
    : { state: 'failing', sentence: `The last ${call.verb} call failed. ${call.detail}` };
}

function unreadable({ readingProblem }: HealthFacts): Health | null {
  return readingProblem === null ? null : { state: 'failing', sentence: readingProblem };
}

function outstandingElsewhere(facts: HealthFacts, { openJobMs }: HealthThresholds): Health | null {
  const since = facts.outstandingElsewhereSince;
  if (since === null || facts.openJob !== null) return null;
  const age = facts.now - since;
  return {
    state: age > openJobMs ? 'stuck' : 'unknown',
    sentence: `The site said ${describeDuration(age)} ago that a job taken elsewhere is outstanding. Nothing can be processed until whoever took it finishes it.`,
  };
}

function backlog(facts: HealthFacts, { queuedRecords, oldestMs }: HealthThresholds): Health | null {
  const queued = facts.queued.value ?? 0;
  const waiting = facts.oldestTriggeredAt === null ? 0 : facts.now - facts.oldestTriggeredAt;
  if (queued > queuedRecords) {
    return {
      state: 'backlog',
      sentence: `${describeRecords(queued)} are waiting: more than one process call takes.`,
    };
  }
  if (queued === 0 || waiting <= oldestMs) return null;
  return {
    state: 'backlog',
    sentence: `${describeRecords(queued)} waiting, the oldest for ${describeDuration(waiting)}.`,
  };
}

/** "At least none" is what a full batch leaves behind: it must not read as if the queue were empty. */
function fullBatch({ queued, openJob }: HealthFacts): Health | null {
  if (queued.basis !== 'at-least' || queued.value !== 0 || openJob !== null) return null;
  return {
    state: 'unknown',
    sentence:
      'The last process call brought as many records as one call can, so more may be waiting. How many is not known.',
  };
}

function noCount({ queued, openJob }: HealthFacts): Health | null {
  if (queued.value !== null || openJob !== null) return null;
  return {
    state: 'unknown',
    sentence:
      'How many records are waiting is not known: the site does not say, and nothing was processed here lately.',
  };
}

function healthySentence({ openJob, queued, now }: HealthFacts): string {
  if (openJob !== null) {
    const age = describeDuration(now - openJob.openedAt);
    return `${openJob.holderName} took ${describeRecords(openJob.recordCount)} ${age} ago and has not finished them yet.`;
  }
  if (queued.value === 0) return 'Nothing is waiting.';
  return `${describeRecords(queued.value)} waiting, within the limits.`;
}
