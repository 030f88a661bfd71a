import { expect, test } from 'vitest';
import type { CallView, JobView } from '@/lib/domain/api/views';
import { timelineOf } from './timeline';

const JOB: JobView = {
  id: 'job',
  queueId: 'queue',
  queueName: 'Payments',
  jobUuid: '90ff218f-58f8-11ea-8424-0265ea535fd4',
  state: 'open',
  openedAt: 1000,
  holder: { kind: 'person', id: 'account', name: 'Maya' },
  lastOutcome: 'job',
  custody: 'held',
  recordCount: 3,
  payloadBytes: 10,
  payloadSha256: 'abc',
  oldestTriggeredAt: null,
  finishedAt: null,
  clearCount: null,
  finishInferred: false,
  purgedAt: null,
  erasedAt: null,
  handedOver: null,
  replayed: null,
};

const CALL: CallView = {
  id: 'call',
  queueId: 'queue',
  verb: 'process',
  state: 'answered',
  outcome: 'job',
  detail: null,
  actor: { kind: 'person', name: 'Maya' },
  requestedAt: 900,
  sentAt: 1000,
  answeredAt: 1100,
  settledAt: 1200,
  httpStatus: 200,
  bodyBytes: 10,
  bodySha256: 'abc',
  jobId: 'job',
  jobUuid: null,
  foundJobUuid: null,
  inferred: false,
};

test('an open job has three steps behind it and one to come', () => {
  const steps = timelineOf(JOB, [CALL]);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'open']);
  expect(steps.map(({ at }) => at)).toEqual([900, 1100, 1200, null]);
});

test('the finish that was answered ends it, not one that failed before', () => {
  const failed: CallView = {
    ...CALL,
    id: 'f1',
    verb: 'finish',
    state: 'failed',
    actor: { kind: 'person', name: 'Ben' },
  };
  const cleared: CallView = {
    ...failed,
    id: 'f2',
    state: 'answered',
    actor: { kind: 'person', name: 'Ada' },
  };
  const steps = timelineOf({ ...JOB, state: 'finished', finishedAt: 2000, clearCount: 3 }, [
    CALL,
    failed,
    cleared,
  ]);
  expect(steps[3]).toMatchObject({ at: 2000, note: 'by Ada', state: 'done' });
});

test('a job somebody else took on the site shows what is missing here', () => {
  const foreign: JobView = {
    ...JOB,
    custody: 'not-held',
    payloadSha256: null,
    holder: { kind: 'foreign', id: null, name: 'Somebody else' },
  };
  expect(timelineOf(foreign, []).map(({ state }) => state)).toEqual(['done', 'missing', 'missing', 'open']);
});

test('what happened besides stands where it happened', () => {
  const again: CallView = {
    ...CALL,
    id: 'again',
    outcome: 'redelivered',
    requestedAt: 1500,
    settledAt: 1500,
  };
  const ended = { ...JOB, state: 'finished' as const, finishedAt: 2000, erasedAt: 3000, purgedAt: 4000 };
  expect(timelineOf(ended, [CALL, again]).map(({ title }) => title)).toEqual([
    'Asked',
    'Answered',
    'Stored',
    'Handed out again',
    'Finished',
    'Values erased',
    'Payload removed',
  ]);
});
