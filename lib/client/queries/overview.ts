/** The query of the overview. In a file of its own, because the first page does without zod, which all others need. */
import { getJson } from '../fetcher';
import { overviewAnswer } from '../overview-answer';
import { OVERVIEW_PATH } from '../overview-path';

export const overviewKey = ['overview'] as const;

const LIVE = 3_000;

export const overviewQuery = () => ({
  queryKey: overviewKey,
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson(OVERVIEW_PATH, overviewAnswer, signal),
  every: LIVE,
});
