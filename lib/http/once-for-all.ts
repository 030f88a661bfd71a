/*
 * Several screens may show one board, and somebody may ask for it a thousand times a minute: what is made of the whole database is made
 * once for all who wait, and between two times everybody else has as long as the one before took.
 */

interface Lane<Result> {
  /** When the next may begin: as long after the one under way as that took. */
  free: Promise<void>;
  /** The next, for all who have come since the one under way began: so nobody gets what is older than their question. */
  next: Promise<Result> | null;
}

/** Does work, once for all who ask for the same while they wait. It rejects with what the work rejects. */
export type OnceForAll<Result> = (what: string, work: () => Promise<Result>) => Promise<Result>;

/** Makes the guard of one kind of work. */
export function makeOnceForAll<Result>(): OnceForAll<Result> {
  const lanes = new Map<string, Lane<Result>>();
  const begin: OnceForAll<Result> = async (what, work) => {
    let end = (): void => {};
    const lane: Lane<Result> = { free: new Promise((resolve) => (end = resolve)), next: null };
    lanes.set(what, lane);
    const began = performance.now();
    try {
      return await work();
    } finally {
      const rest = (): void => {
        if (lane.next === null) lanes.delete(what);
        end();
      };
      setTimeout(rest, performance.now() - began);
    }
  };
  return async (what, work) => {
    const lane = lanes.get(what);
    if (lane === undefined) return begin(what, work);
    lane.next ??= lane.free.then(() => begin(what, work));
    return lane.next;
  };
}
