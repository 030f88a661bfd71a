import { expect, test } from 'vitest';
import type { ActResponse } from '@/lib/client/acts';
import { CALL_OUTCOMES } from '@/lib/domain/calls';
import { describeAct, OUTCOME_WORD } from './act-words';

function answer(
  outcome: string | null,
  state: ActResponse['call']['state'],
  records: number | null,
): ActResponse {
  const call = { verb: 'process', state, outcome, detail: 'What happened.' };
  const job = records === null ? null : { recordCount: records, clearCount: records };
  // Only what the words are made of; the rest of an answer does not matter here.
  return { call, job, queue: {} } as unknown as ActResponse;
}

test('every outcome the ledger knows has its words', () => {
  for (const outcome of Object.keys(CALL_OUTCOMES)) expect(OUTCOME_WORD[outcome]).toBeTruthy();
});

test('only a job taken and a job cleared pass as done', () => {
  const done = Object.entries(CALL_OUTCOMES)
    .filter(([outcome, state]) => describeAct(answer(outcome, state, 1000)).tone === 'done')
    .map(([outcome]) => outcome);
  expect(done).toEqual(['job', 'cleared']);
});

test('a process that found nothing says that nothing was changed', () => {
  expect(describeAct(answer('empty', 'answered', null)).detail).toBe('What happened. Nothing was changed.');
});

test('a failed call says that nothing happened, an unknown one never does', () => {
  expect(describeAct(answer('unreachable', 'failed', null)).title).toContain('nothing happened');
  expect(describeAct(answer('timed-out', 'unknown', null)).title).toContain('not known');
});
