import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readJson, writeJson } from './json';
import type { Row } from './schema';

const GAUGES = ['queued', 'processing', 'oldest_age_s'] as const;
const COUNTERS = ['entered', 'processed', 'finished', 'failed'] as const;
const NUMBERS = [...GAUGES, ...COUNTERS] as const;

/** What a bucket of a queue holds. */
export type Figures = Pick<Row<'queue_history'>, (typeof NUMBERS)[number] | 'durations'>;

/** Figures by their place in a block. */
export type BlockFigures = ReadonlyMap<number, Figures>;

/** Places, numbers and durations, each in a list of its own: what stands together is alike, which is what is compressed. */
type Stored = [places: number[], numbers: (number | null)[][], durations: (string | null)[]];

/** What two buckets hold together: the most of each gauge, the sum of each counter, all durations. */
export function mergeFigures(one: Figures, other: Figures): Figures {
  const merged = { ...one };
  for (const name of GAUGES) merged[name] = known(one[name], other[name], Math.max);
  for (const name of COUNTERS) merged[name] = known(one[name], other[name], (left, right) => left + right);
  merged.durations = known(one.durations, other.durations, (left, right) => `${left};${right}`);
  return merged;
}

/** The one that is known, or both together. */
function known<T>(one: T | null, other: T | null, both: (one: T, other: T) => T): T | null {
  return one === null || other === null ? (one ?? other) : both(one, other);
}

/** A tenth of what rows of their own take: PostgreSQL's cost 50 bytes before the first figure. */
export function packFigures(figures: BlockFigures): Uint8Array {
  const all = [...figures.values()];
  const stored: Stored = [
    [...figures.keys()],
    NUMBERS.map((name) => all.map((one) => one[name])),
    all.map(({ durations }) => durations),
  ];
  return deflateRawSync(writeJson(stored));
}

export function unpackFigures(bytes: Uint8Array): Map<number, Figures> {
  const [places, numbers, durations] = readJson<Stored>(inflateRawSync(bytes).toString());
  const at = (row: number, column: number) => numbers[column]?.[row] ?? null;
  return new Map(
    places.map((place, row) => [
      place,
      {
        queued: at(row, 0),
        processing: at(row, 1),
        oldest_age_s: at(row, 2),
        entered: at(row, 3),
        processed: at(row, 4),
        finished: at(row, 5),
        failed: at(row, 6),
        durations: durations[row] ?? null,
      },
    ]),
  );
}
