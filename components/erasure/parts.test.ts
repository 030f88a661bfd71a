import { expect, it } from 'vitest';
import type { ErasurePreview } from '@/lib/domain/api/payloads';
import { addPart, nothingFound } from './parts';

const part = (more: Partial<ErasurePreview>): ErasurePreview => ({
  jobs: 0,
  records: 0,
  values: 0,
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
    part({ until: 'c', values: 3, jobs: 2, records: 1, fingerprint: 'third', unknownCalls: 4 }),
  ].reduce(addPart, nothingFound);
  expect(found).toMatchObject({
    values: 5,
    jobs: 3,
    records: 3,
    openJobs: 1,
    unknownCalls: 4,
    searchedJobs: 30,
    totalJobs: 30,
  });
  expect(found.parts).toEqual([
    { after: null, until: 'a', fingerprint: 'first' },
    { after: 'b', until: 'c', fingerprint: 'third' },
  ]);
});
