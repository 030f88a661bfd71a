/**
 * The states of a drain (process → store → finish, again and again, until the queue is empty).
 *
 *     running ──► done         the queue is empty, the first round was all that was asked, or a limit of the plan is reached
 *      ▲  │ │
 *      │  │ └───► cancelling ──► cancelled    a person cancelled it: the round under way is ended first
 *      │  │            │
 *      │  └────────────┴───────► stopped      the first surprise, or the program was stopped
 *      └────────────────────────────┘         a person resumes it; it never goes on by itself
 *
 * A round is: process, then finish of what it brought. Every call goes through the ledger, once; nothing is repeated. One
 * instance drives a drain and says that it lives; when it dies the drain is found and stopped, and its calls are settled by
 * the ledger like any others. One drain a queue.
 */
export const DRAIN_STATES = ['running', 'cancelling', 'done', 'cancelled', 'stopped'] as const;
export type DrainState = (typeof DRAIN_STATES)[number];

export const DRAIN_STEPS = ['resting', 'processing', 'finishing'] as const;

/** Why a drain came to rest. */
export const DRAIN_REASONS = [
  'empty',
  'first-round',
  'max-records',
  'max-rounds',
  'cancelled',
  'restart',
  'call-unknown',
  'call-failed',
  'foreign-job',
  'redelivered',
  'count-mismatch',
  'not-cleared',
  'not-held',
  'queue-changed',
  /** Whoever it calls for may not drain any more. */
  'not-allowed',
  'defect',
] as const;
export type DrainReason = (typeof DRAIN_REASONS)[number];

/** One process call takes at most this many (domain.md). */
export const ROUND_RECORDS = 1000;
/** Rounds of a drain whose count nobody knows, unless a maximum of records is given. */
const MOST_ROUNDS = 1000;

export interface DrainOptions {
  /** Finish each round and go on; else stop after the first and leave its job open. */
  finishEach: boolean;
  /** Never take more than this; a round starts only while a full one still fits. */
  maxRecords: number | null;
}

export interface DrainBounds {
  /** Rounds at most. */
  maxRounds: number;
  /** Records it is expected to take; null when nobody knows how many there are. */
  expectedRecords: number | null;
}

/** How far a drain goes at most, from what is known of the queue. Only an exact count bounds it: any other may be too low. */
export function boundDrain(
  queued: { value: number | null; basis: string },
  { finishEach, maxRecords }: DrainOptions,
): DrainBounds {
  const known = queued.basis === 'exact' ? queued.value : null;
  const byMost = maxRecords === null ? MOST_ROUNDS : Math.floor(maxRecords / ROUND_RECORDS);
  if (!finishEach)
    return { maxRounds: 1, expectedRecords: known === null ? null : Math.min(known, ROUND_RECORDS) };
  // One more than the count needs: the call that finds the queue empty, or brings what was queued meanwhile.
  const byCount = known === null ? MOST_ROUNDS : Math.ceil(known / ROUND_RECORDS) + 1;
  const expected = known === null ? null : Math.min(known, maxRecords ?? known);
  return { maxRounds: Math.min(byMost, byCount), expectedRecords: expected };
}

/** Whether another round may begin. @returns why not, or null. */
export function limitReached(drain: {
  finishEach: boolean;
  maxRecords: number | null;
  maxRounds: number;
  rounds: number;
  records: number;
}): 'first-round' | 'max-records' | 'max-rounds' | null {
  if (!drain.finishEach && drain.rounds >= 1) return 'first-round';
  if (drain.maxRecords !== null && drain.records + ROUND_RECORDS > drain.maxRecords) return 'max-records';
  return drain.rounds >= drain.maxRounds ? 'max-rounds' : null;
}
