/** The query of the overview. In a file of its own, because the first page does without zod, which all others need. */
import { getJson } from '../fetcher';
import { liveKeys } from '../keys';
import { patchOverview } from '../live/patch';
import { overviewAnswer } from '../overview-answer';
import { OVERVIEW_PATH } from '../paths';

const LIVE = 3_000;

export const overviewQuery = () => ({
  queryKey: liveKeys.overview,
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson(OVERVIEW_PATH, overviewAnswer, signal),
  every: LIVE,
  whenLive: false as const,
  patch: patchOverview,
});
