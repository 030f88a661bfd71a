/** Lists of one application that are made at once. Each may hold 50 MB of records, and its answer as much again. */
const MOST_AT_ONCE = 2;

interface Lane {
  underWay: number;
  /** Begin those that wait, in the order they came. */
  waiting: (() => void)[];
}

/** Does what takes much memory for somebody, when their others before it are done. */
export type FewAtOnce = <Result>(who: string, work: () => Promise<Result>) => Promise<Result>;

/** Makes a guard of an instance: whoever asks for much at once waits for themselves, and nobody else does. */
export function makeFewAtOnce(most: number = MOST_AT_ONCE): FewAtOnce {
  const lanes = new Map<string, Lane>();
  return async (who, work) => {
    const lane = lanes.get(who) ?? { underWay: 0, waiting: [] };
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
