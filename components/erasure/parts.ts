import type { ErasurePreview } from '@/lib/domain/api/payloads';
import { countOf } from './count-of';

/** A part of the stored jobs in which something was found, as it is given back to erase it. */
interface PartFound {
  after: string | null;
  until: string | null;
  fingerprint: string;
}

/** What the parts looked through so far come to. */
export interface Found {
  jobs: number;
  records: number;
  values: number;
  /** Stored answers that are removed whole. */
  answers: number;
  openJobs: number;
  unknownCalls: number;
  searchedJobs: number;
  totalJobs: number;
  samples: ErasurePreview['samples'];
  /** Those with something to erase. */
  parts: readonly PartFound[];
  /** Where the next part begins. */
  until: string | null;
}

export const nothingFound: Found = {
  jobs: 0,
  records: 0,
  values: 0,
  answers: 0,
  openJobs: 0,
  unknownCalls: 0,
  searchedJobs: 0,
  totalJobs: 0,
  samples: [],
  parts: [],
  until: null,
};

/** Jobs that are shown one by one. */
const MOST_SAMPLES = 100;

/** What is erased, in a few words. */
export function describeErased({
  values,
  jobs,
  answers,
}: Pick<Found, 'values' | 'jobs' | 'answers'>): string {
  const whole = countOf(answers, 'stored answer');
  if (values === 0 && answers > 0) return whole;
  return `${countOf(values, 'value')} in ${countOf(jobs, 'job')}${answers > 0 ? ` and ${whole}` : ''}`;
}

export function addPart(found: Found, part: ErasurePreview): Found {
  const { fingerprint, until } = part;
  return {
    jobs: found.jobs + part.jobs,
    records: found.records + part.records,
    values: found.values + part.values,
    answers: found.answers + part.answers,
    openJobs: found.openJobs + part.openJobs,
    unknownCalls: part.unknownCalls,
    searchedJobs: found.searchedJobs + part.searchedJobs,
    totalJobs: part.totalJobs,
    samples: [...found.samples, ...part.samples].slice(0, MOST_SAMPLES),
    parts:
      part.values + part.answers === 0
        ? found.parts
        : [...found.parts, { after: found.until, until, fingerprint }],
    until,
  };
}
