import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_THRESHOLDS,
  judgeHealth,
  severityOf,
  type EarlierHealth,
  type HealthFacts,
  type HealthState,
} from './health';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const calm: HealthFacts = {
  now: NOW,
  queued: { value: 0, basis: 'exact', observedAt: NOW },
  oldestTriggeredAt: null,
  openJob: null,
  unknownCall: null,
  failedCall: null,
  outstandingElsewhereSince: null,
  readingProblem: null,
  unseenSince: null,
  isLoading: false,
};
const queued = (value: number | null) => ({ queued: { value, basis: 'exact' as const, observedAt: NOW } });
const openJob = (age: number) => ({ openJob: { openedAt: NOW - age, holderName: 'Ana', recordCount: 1000 } });

describe('the health of a queue', () => {
  it('has nothing to go by while sample data is loaded, whatever the days say that are played through', () => {
    const facts = { ...calm, ...queued(5000), ...openJob(30 * HOUR), isLoading: true };
    expect(judgeHealth(facts)).toEqual({
      state: 'unknown',
      isLoading: true,
      sentence: expect.stringContaining('no figures of now yet'),
    });
  });

  it.each<[string, Partial<HealthFacts>, string, RegExp]>([
    ['nothing to do', {}, 'healthy', /^Nothing is waiting\.$/],
    [
      'nothing to do as a call showed just now',
      { queued: { value: 0, basis: 'observed', observedAt: NOW - 59_000 } },
      'healthy',
      /^Nothing is waiting\.$/,
    ],
    [
      'nothing to do as a call showed long ago',
      { queued: { value: 0, basis: 'observed', observedAt: NOW - 3 * HOUR } },
      'healthy',
      /^Nothing was waiting 3 hours ago\.$/,
    ],
    [
      'nothing known but a full batch',
      { queued: { value: 0, basis: 'at-least', observedAt: NOW } },
      'unknown',
      /more may be waiting/,
    ],
    ['a little waiting', queued(3), 'healthy', /3 records waiting/],
    ['exactly one batch', queued(1000), 'healthy', /1,000 records/],
    ['more than one batch', queued(1001), 'backlog', /1,001 records are waiting/],
    [
      'a record waiting for long',
      { ...queued(1), oldestTriggeredAt: NOW - 25 * HOUR },
      'backlog',
      /oldest for 1 day/,
    ],
    ['an old time without records', { oldestTriggeredAt: NOW - 99 * HOUR }, 'healthy', /Nothing/],
    ['a fresh open job', openJob(HOUR), 'healthy', /Ana took 1,000 records 1 hour ago/],
    ['an old open job', openJob(HOUR + 1), 'stuck', /open for 1 hour.*until it is finished/],
    ['an old job and a backlog', { ...openJob(2 * HOUR), ...queued(5000) }, 'stuck', /2 hours/],
    [
      'a call of unknown outcome',
      { unknownCall: { verb: 'process', requestedAt: NOW - 3 * MINUTE } },
      'stuck',
      /process call made 3 minutes ago\. Reconcile/,
    ],
    [
      'a failed call',
      { failedCall: { verb: 'finish', detail: 'The site does not accept our token.' } },
      'failing',
      /last finish call failed\. The site does not accept/,
    ],
    [
      'a site that cannot be read',
      { readingProblem: 'The site is away.' },
      'failing',
      /^The site is away\.$/,
    ],
    [
      'a job taken elsewhere just now',
      { outstandingElsewhereSince: NOW - MINUTE },
      'unknown',
      /taken elsewhere/,
    ],
    [
      'a job taken elsewhere long ago',
      { outstandingElsewhereSince: NOW - 2 * HOUR },
      'stuck',
      /taken elsewhere/,
    ],
    ['no count', queued(null), 'unknown', /not known/],
  ])('with %s', (_name, facts, state, sentence) => {
    const health = judgeHealth({ ...calm, ...facts });
    expect(health.state).toBe(state);
    expect(health.sentence).toMatch(sentence);
  });
});

const earlier = (state: HealthState, failedAt: number | null = null): EarlierHealth => ({
  state,
  failedAt,
});

describe('thresholds of a queue’s own', () => {
  it.each<[string, Partial<HealthFacts>, HealthState, RegExp]>([
    ['more than it may have', queued(51), 'backlog', /51 records are waiting: more than the limit of 50\./],
    ['as many as it may have', queued(50), 'healthy', /within the limits/],
    [
      'one that waits too long',
      { ...queued(1), oldestTriggeredAt: NOW - 11 * MINUTE },
      'backlog',
      /11 minutes/,
    ],
    ['a job that is open too long', openJob(6 * MINUTE), 'stuck', /open for 6 minutes/],
  ])('judge %s', (_name, facts, state, sentence) => {
    const own = { openJobMs: 5 * MINUTE, queuedRecords: 50, oldestMs: 10 * MINUTE };
    const health = judgeHealth({ ...calm, ...facts }, own);
    expect(health.state).toBe(state);
    expect(health.sentence).toMatch(sentence);
  });
});

describe('a site that nothing looks at any more', () => {
  const TWELVE = 'Nothing has looked at the site for 12 minutes';
  it.each<[string, Partial<HealthFacts>, HealthState, string]>([
    ['makes an empty queue one of which nothing is known', {}, 'unknown', `${TWELVE}, so how`],
    ['and one within its limits', queued(3), 'unknown', `${TWELVE}, so how`],
    ['and one whose count nobody knew', queued(null), 'unknown', `${TWELVE}, so how`],
    ['leaves a backlog what it was', queued(1001), 'backlog', `one process call takes. ${TWELVE}.`],
    ['and a job that is open too long', openJob(2 * HOUR), 'stuck', `until it is finished. ${TWELVE}.`],
    ['and a job taken elsewhere', { outstandingElsewhereSince: NOW - MINUTE }, 'unknown', `it. ${TWELVE}.`],
    ['says no more than why it cannot be read', { readingProblem: 'It is away.' }, 'failing', 'It is away.'],
    [
      'tells no age behind a clock that was set back',
      { unseenSince: NOW + 1 },
      'unknown',
      'set back, so how',
    ],
  ])('%s', (_name, facts, state, sentence) => {
    const health = judgeHealth({ ...calm, unseenSince: NOW - 12 * MINUTE, ...facts });
    expect(health.state).toBe(state);
    expect(health.sentence).toContain(sentence);
  });
});

describe('what was judged before', () => {
  it.each<[string, EarlierHealth | null, Partial<HealthFacts>, HealthState]>([
    ['a backlog stays one just below the limit', earlier('backlog'), queued(801), 'backlog'],
    ['and ends at 80 % of it', earlier('backlog'), queued(800), 'healthy'],
    ['what was none begins only above the limit', earlier('healthy'), queued(1000), 'healthy'],
    [
      'the same of the age',
      earlier('backlog'),
      { ...queued(1), oldestTriggeredAt: NOW - 20 * HOUR },
      'backlog',
    ],
    ['and its end', earlier('backlog'), { ...queued(1), oldestTriggeredAt: NOW - 19 * HOUR }, 'healthy'],
    ['an empty queue has no backlog', earlier('backlog'), queued(0), 'healthy'],
    ['a site that answers again', earlier('failing', NOW - 59_000), queued(0), 'failing'],
    ['a site that has answered for a minute', earlier('failing', NOW - MINUTE), queued(0), 'healthy'],
    ['a site that failed while the clock was ahead', earlier('failing', NOW + HOUR), queued(0), 'healthy'],
    ['a job that was finished', earlier('stuck'), queued(0), 'healthy'],
    ['calls that work again', earlier('failing', NOW - 59_000), { failedCall: null }, 'failing'],
    [
      'calls that have worked for a minute',
      earlier('failing', NOW - MINUTE),
      { failedCall: null },
      'healthy',
    ],
    ['a failure that nobody judged', earlier('healthy', NOW - 1_000), queued(0), 'healthy'],
    ['what is worse than calls that worked again', earlier('failing', NOW), openJob(2 * HOUR), 'stuck'],
  ])('%s', (_name, before, facts, state) => {
    expect(judgeHealth({ ...calm, ...facts }, DEFAULT_THRESHOLDS, before).state).toBe(state);
  });

  it('does not flap: a figure that stays between the two limits changes the state once at most', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<HealthState>('healthy', 'backlog'),
        fc.array(fc.integer({ min: 801, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (first, counts) => {
          let state: HealthState = first;
          const states = counts.map((count) => {
            ({ state } = judgeHealth({ ...calm, ...queued(count) }, DEFAULT_THRESHOLDS, earlier(state)));
            return state;
          });
          expect(new Set(states)).toEqual(new Set([first]));
        },
      ),
      { numRuns: 50 },
    );
  });
});

it('puts what is snoozed after all that is not', () => {
  const snooze = { until: 1, reason: 'Known', by: 'Ana' };
  expect(severityOf({ state: 'stuck', snooze })).toBeGreaterThan(severityOf({ state: 'healthy' }));
  expect(severityOf({ state: 'stuck' })).toBeLessThan(severityOf({ state: 'failing' }));
});
