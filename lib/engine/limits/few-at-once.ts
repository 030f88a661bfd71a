import { AppError } from '@/lib/domain/errors';

/** Lists of one application that are made at once. Each may hold 50 MB of records, and its answer as much again. */
const MOST_AT_ONCE = 2;
/** So many more may wait: whoever asks on, without waiting for answers, would have them made for ever. */
const MOST_WAITING = 50;

interface Lane {
  underWay: number;
  /** Begin those that wait, in the order they came. */
  waiting: (() => void)[];
}

/**
 * Does what takes much memory for somebody, when their others before it are done.
 * @throws AppError `too-many-requests` where many wait; what the work throws.
 */
export type FewAtOnce = <Result>(who: string, work: () => Promise<Result>) => Promise<Result>;

/** Makes a guard of an instance: whoever asks for much at once waits for themselves, and nobody else does. */
export function makeFewAtOnce(most: number = MOST_AT_ONCE, mostWaiting: number = MOST_WAITING): FewAtOnce {
  const lanes = new Map<string, Lane>();
  return async (who, work) => {
    const lane = lanes.get(who) ?? { underWay: 0, waiting: [] };
    if (lane.waiting.length >= mostWaiting) throw tooManyWait(lane.waiting.length);
    lanes.set(who, lane);
    if (lane.underWay < most) lane.underWay += 1;
    // Whoever is done hands their place on.
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next !== undefined) next();
      else if ((lane.underWay -= 1) === 0) lanes.delete(who);
    }
  };
}

function tooManyWait(count: number): AppError {
  return new AppError(
    'too-many-requests',
    `${count} of your lists are waiting to be made already. This one is not: ask again when one of them has come.`,
    { retryAfter: 5 },
  );
}
