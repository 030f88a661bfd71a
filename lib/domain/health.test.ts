import { describe, expect, it } from 'vitest';
import { judgeHealth, type HealthFacts } from './health';

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
};
const queued = (value: number | null) => ({ queued: { value, basis: 'exact' as const, observedAt: NOW } });
const openJob = (age: number) => ({ openJob: { openedAt: NOW - age, holderName: 'Ana', recordCount: 1000 } });

describe('the health of a queue', () => {
  it.each<[string, Partial<HealthFacts>, string, RegExp]>([
    ['nothing to do', {}, 'healthy', /^Nothing is waiting\.$/],
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
