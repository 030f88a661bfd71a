import { expect, test } from 'vitest';
import type { DrainView } from '@/lib/domain/api/drains';
import { drainTitle, paceOf, planRounds } from './drain-words';

const DRAIN: DrainView = {
  id: 'drain',
  queueId: 'queue',
  queueName: 'Payments',
  state: 'running',
  step: 'processing',
  finishEach: true,
  maxRecords: null,
  maxRounds: 5,
  expectedRecords: 5000,
  actor: { kind: 'person', name: 'Maya' },
  startedAt: 0,
  stoppedAt: null,
  workedMs: 4000,
  rounds: 2,
  records: 2000,
  cleared: 2000,
  bytes: 1,
  openJobId: null,
  reason: null,
  sentence: null,
  nextStep: null,
  resumable: false,
};

test('the rate is of the time it worked, and the time left is told only when the number is known', () => {
  expect(paceOf(DRAIN)).toEqual({ perSecond: 500, leftMs: 6000 });
  expect(paceOf({ ...DRAIN, expectedRecords: null })).toEqual({ perSecond: 500, leftMs: null });
  expect(paceOf({ ...DRAIN, rounds: 0, records: 0 })).toEqual({ perSecond: null, leftMs: null });
});

test('a plan says on what its rounds rest, and never makes a guess a fact', () => {
  const plan = { maxRounds: 3, expectedRecords: 2500, polledBy: 'nobody' as const, refusal: null };
  const queued = (value: number | null, basis: 'exact' | 'unknown' | 'at-least') => ({
    ...plan,
    queued: { value, basis, observedAt: null },
  });
  expect(planRounds(queued(2500, 'exact'), true)).toContain('The site says that 2,500 records are queued');
  expect(planRounds(queued(null, 'unknown'), true)).toContain('not known');
  expect(planRounds(queued(1000, 'at-least'), true)).toContain('At least 1,000 records');
  expect(planRounds(queued(0, 'at-least'), true)).toContain('more may be waiting');
  expect(planRounds(queued(2500, 'exact'), false)).toContain('One round');
});

test('each state has its words', () => {
  expect(drainTitle({ ...DRAIN, state: 'stopped' })).toBe('The drain stopped');
  expect(drainTitle({ ...DRAIN, state: 'done', reason: 'empty' })).toContain('empty');
});
