import { expect, it } from 'vitest';
import type { ErasurePreview } from '@/lib/domain/api/payloads';
import { addPart, describeErased, nothingFound } from './parts';

const part = (more: Partial<ErasurePreview>): ErasurePreview => ({
  jobs: 0,
  records: 0,
  values: 0,
  answers: 0,
  openJobs: 0,
  unknownCalls: 0,
  fingerprint: 'f',
  searchedJobs: 10,
  totalJobs: 30,
  until: null,
  more: true,
  samples: [],
  ...more,
});

it('adds up parts, and keeps the ranges of those in which something was found', () => {
  const found = [
    part({ until: 'a', values: 2, jobs: 1, records: 2, fingerprint: 'first' }),
    part({ until: 'b', openJobs: 1 }),
    part({ until: 'c', answers: 1, fingerprint: 'answer' }),
    part({ until: 'd', values: 3, jobs: 2, records: 1, fingerprint: 'third', unknownCalls: 4 }),
  ].reduce(addPart, nothingFound);
  expect(found).toMatchObject({
    values: 5,
    jobs: 3,
    records: 3,
    openJobs: 1,
    unknownCalls: 4,
    answers: 1,
    searchedJobs: 40,
    totalJobs: 30,
  });
  expect(found.parts).toEqual([
    { after: null, until: 'a', fingerprint: 'first' },
    { after: 'b', until: 'c', fingerprint: 'answer' },
    { after: 'c', until: 'd', fingerprint: 'third' },
  ]);
});

it.each([
  [{ values: 0, jobs: 0, answers: 0 }, '0 values in 0 jobs'],
  [{ values: 2, jobs: 1, answers: 0 }, '2 values in 1 job'],
  [{ values: 2, jobs: 1, answers: 2 }, '2 values in 1 job and 2 stored answers'],
  [{ values: 0, jobs: 0, answers: 1 }, '1 stored answer'],
])('says what is erased: %j', (found, words) => {
  expect(describeErased(found)).toBe(words);
});
