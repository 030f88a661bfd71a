import type { CallView } from '@/lib/domain/api/views';
import type { FakeSite } from '../fake-site/server';

/** What stood when the program died: by its clock, and at the site. */
export interface Moment {
  at: number;
  /** Jobs the site had given out by then, and those it had finished, by Queue UUID. */
  jobs: ReadonlyMap<string, { made: number; finished: number }>;
}

const CALL_PLACES = ['sent', 'acted on, nothing stored', 'stored in part'] as const;

/** Where a kill must have fallen in a whole run, for each who was at work. */
const PLACES: readonly string[] = [
  // Only a first call has no token at hand: any other is written down as sent at once.
  'process: intent written',
  ...CALL_PLACES.map((place) => `process: ${place}`),
  'process: stored whole, not settled',
  'between: a job open',
  ...CALL_PLACES.map((place) => `finish: ${place}`),
];
/** Where it may have fallen besides. */
const BETWEEN = 'between';

export function momentOf(site: FakeSite, queueUuids: readonly string[]): Moment {
  const jobs = new Map(
    queueUuids.map((uuid) => {
      const { jobs: made, open } = site.queue(uuid);
      return [uuid, { made: made.length, finished: made.length - open.length }];
    }),
  );
  return { at: Date.now(), jobs };
}

/** Where in its queue's calls the program died, by what the ledger and the site say. `calls` are settled, the newest first. */
export function placeOf(calls: readonly CallView[], moment: Moment | undefined, queueUuid: string): string {
  const there = moment?.jobs.get(queueUuid);
  if (moment === undefined || there === undefined) throw new Error('The moment of the kill is not known');
  const isBefore = ({ settledAt }: CallView) => settledAt !== null && settledAt <= moment.at;
  const dead = calls.find((call) => !isBefore(call));
  const settled = calls.filter(isBefore);
  if (dead === undefined) return placeBetween(settled);
  if (dead.sentAt === null) return `${dead.verb}: intent written`;
  if (dead.bodyBytes > 0)
    return `${dead.verb}: ${dead.state === 'unknown' ? 'stored in part' : 'stored whole, not settled'}`;
  const outcome = dead.verb === 'process' ? 'job' : 'cleared';
  const known = settled.filter((call) => call.verb === dead.verb && call.outcome === outcome).length;
  const done = dead.verb === 'process' ? there.made : there.finished;
  return `${dead.verb}: ${done > known ? 'acted on, nothing stored' : 'sent'}`;
}

function placeBetween([newest]: readonly CallView[]): string {
  if (newest === undefined) return `${BETWEEN}: before the first call`;
  return `${BETWEEN}: ${newest.outcome === 'job' ? 'a job open' : 'nothing open'}`;
}

/** How many kills fell where, for each who was at work. */
export class Tally {
  private readonly counts = new Map<string, number>();
  underWay = 0;

  constructor(private readonly kinds: readonly string[]) {}

  add(kind: string, place: string): void {
    const where = `${kind}, ${place}`;
    this.counts.set(where, (this.counts.get(where) ?? 0) + 1);
    if (!place.startsWith(BETWEEN)) this.underWay += 1;
  }

  /** Where a kill had to fall and none did. */
  get missed(): string[] {
    return this.kinds
      .flatMap((kind) => PLACES.map((place) => `${kind}, ${place}`))
      .filter((where) => !this.counts.has(where));
  }

  toString(): string {
    return [...this.counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, count]) => `${String(count).padStart(5)}  ${key}`)
      .join('\n');
  }
}
