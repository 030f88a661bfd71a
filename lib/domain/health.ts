import type { Count } from './counts';
import { describeDuration, describeRecords, describeWaiting } from './durations';
import { groupDigits } from './group-digits';

/** Worst first; the overview sorts by this. */
export const HEALTH_STATES = ['stuck', 'failing', 'backlog', 'unknown', 'healthy'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** A state's word, the same wherever it is told. */
export const HEALTH_WORDS = {
  stuck: 'Stuck',
  failing: 'Failing',
  backlog: 'Backlog',
  unknown: 'Unknown',
  healthy: 'Healthy',
} as const satisfies Record<HealthState, string>;

/** Those that somebody is told of. What is not known is no trouble. */
export const TROUBLES = ['stuck', 'failing', 'backlog'] as const;
export type Trouble = (typeof TROUBLES)[number];

export function isTrouble(state: HealthState): state is Trouble {
  return TROUBLES.some((trouble) => trouble === state);
}

/** Where a queue stands among others: the worst first, and those that are snoozed after all that are not. */
export function severityOf({ state, snooze }: { state: HealthState; snooze?: unknown }): number {
  return HEALTH_STATES.indexOf(state) + (snooze === undefined ? 0 : HEALTH_STATES.length);
}

export interface Health {
  state: HealthState;
  /** One sentence: what is the matter, since when. */
  sentence: string;
  /** There is no figure yet to judge by: sample data is being loaded. */
  isLoading?: true;
}

/** What was judged of the queue before, so that a figure at its limit, or a site that comes and goes, or calls that fail in turn, do not flap. */
export interface EarlierHealth {
  state: HealthState;
  /** When it was last seen that its site could not be read, or that its newest call had failed; null when it never was. */
  failedAt: number | null;
}

/** When a figure becomes a worry. */
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

/** A backlog ends only below this share of the limit at which it began. */
const ENDS_AT = 0.8;
/** What failed counts as working when it has worked for so long. */
export const WORKS_FOR_MS = 60 * 1000;
/** A count this young is of now. */
const OF_NOW_MS = 60 * 1000;
/** What one process call takes at most. */
const ONE_CALL = 1000;

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
  /** Since when nothing looks at the site any more; null while something does. */
  unseenSince: number | null;
  /** Sample data is being loaded into the site. */
  isLoading: boolean;
}

type Rule = (
  facts: HealthFacts,
  thresholds: HealthThresholds,
  earlier: EarlierHealth | null,
) => Health | null;

const LOADING =
  'There are no figures of now yet: sample data is being loaded, three days of it one after another.';

/** Worst first: the first rule that applies gives the state and its sentence. */
const TROUBLE_RULES: readonly Rule[] = [
  unknownCall,
  oldOpenJob,
  failedCall,
  unreadable,
  worksAgain,
  outstandingElsewhere,
  backlog,
];
/** And these where there is none. */
const CALM_RULES: readonly Rule[] = [fullBatch, noCount];

/**
 * Judges a queue: the state it is in and the one sentence that says why (console.md, "health").
 * A call of unknown outcome counts as stuck, because nothing moves before somebody reconciles it.
 *
 * What somebody did (a call, a job) shows at once. Trouble that comes and goes by itself ends later than it begins: a backlog at 80 % of
 * its limit, a site that could not be read and calls that failed after a minute without. `earlier` is what was judged before, null for a
 * queue that is judged the first time.
 * Figures that nobody keeps fresh any more are no ground to call a queue healthy.
 */
export function judgeHealth(
  facts: HealthFacts,
  thresholds: HealthThresholds = DEFAULT_THRESHOLDS,
  earlier: EarlierHealth | null = null,
): Health {
  if (facts.isLoading) return { state: 'unknown', sentence: LOADING, isLoading: true };
  const first = (rules: readonly Rule[]): Health | null =>
    rules.reduce<Health | null>((found, rule) => found ?? rule(facts, thresholds, earlier), null);
  const trouble = first(TROUBLE_RULES);
  if (facts.unseenSince !== null && facts.readingProblem === null)
    return asWhenLastSeen(facts, trouble, facts.unseenSince);
  return trouble ?? first(CALM_RULES) ?? { state: 'healthy', sentence: healthySentence(facts) };
}

/** Trouble stays what it was, or an incident would end by nobody looking. That all is well is not known any more. */
function asWhenLastSeen({ now }: HealthFacts, trouble: Health | null, since: number): Health {
  // What is dated ahead was seen before a clock was set back, and has no age.
  const age = since > now ? 'since the clock was set back' : `for ${describeDuration(now - since)}`;
  const unseen = `Nothing has looked at the site ${age}`;
  return trouble === null
    ? {
        state: 'unknown',
        sentence: `${unseen}, so how the queue is now is not known. The log of the server says why.`,
      }
    : { ...trouble, sentence: `${trouble.sentence} ${unseen}.` };
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

function worksAgain({ now }: HealthFacts, _: HealthThresholds, earlier: EarlierHealth | null): Health | null {
  if (earlier?.state !== 'failing' || earlier.failedAt === null) return null;
  // A clock that was set back must not keep it failing.
  const worksFor = Math.abs(now - earlier.failedAt);
  if (worksFor >= WORKS_FOR_MS) return null;
  return {
    state: 'failing',
    sentence: 'What failed works again. It counts as working when that has lasted for a minute.',
  };
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

function backlog(
  facts: HealthFacts,
  { queuedRecords, oldestMs }: HealthThresholds,
  earlier: EarlierHealth | null,
): Health | null {
  const share = earlier?.state === 'backlog' ? ENDS_AT : 1;
  const queued = facts.queued.value ?? 0;
  const waiting = facts.oldestTriggeredAt === null ? 0 : facts.now - facts.oldestTriggeredAt;
  if (queued > queuedRecords * share) {
    return {
      state: 'backlog',
      sentence: `${describeWaiting(queued)}: ${comparedWith(queuedRecords, queued)}.`,
    };
  }
  if (queued === 0 || waiting <= oldestMs * share) return null;
  return {
    state: 'backlog',
    sentence: `${describeRecords(queued)} waiting, the oldest for ${describeDuration(waiting)}.`,
  };
}

function comparedWith(limit: number, queued: number): string {
  const number = groupDigits(String(limit));
  if (queued <= limit) return `still close to the limit of ${number}`;
  return limit === ONE_CALL ? 'more than one process call takes' : `more than the limit of ${number}`;
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
  if (queued.value === 0) return nothingWaits(queued, now);
  return `${describeRecords(queued.value)} waiting, within the limits.`;
}

/** A count that a call showed long ago is no count of now; one from before the clock was set back has no age. */
function nothingWaits({ basis, observedAt }: Count, now: number): string {
  const age = observedAt === null ? 0 : now - observedAt;
  return basis === 'exact' || age < OF_NOW_MS
    ? 'Nothing is waiting.'
    : `Nothing was waiting ${describeDuration(age)} ago.`;
}
