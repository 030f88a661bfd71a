import { momentsOf, toLocalTime } from '@/lib/domain/zoned-time';

/** One end of a range while it is entered: what its field holds, and the moment that is meant; null where the text names none. */
export interface RangeEnd {
  text: string;
  /** Epoch milliseconds. */
  at: number | null;
}

/** One of the moments that a text may mean: two in the hour that comes twice. */
export interface Meaning {
  at: number;
  /** From UTC then: `+01:00`. */
  offset: string;
}

/**
 * A moment in a date and time field (`2026-11-24T13:05`), in the zone. As long as nobody types it stays the moment it is, to the
 * millisecond: its text alone would name another in the hour that comes twice.
 */
export function endAt(at: number | null, timeZone: string): RangeEnd {
  return { at, text: at === null ? '' : minuteOf(at, timeZone) };
}

/** What is typed: of two moments the earlier begins a range and the later ends it, so that nothing that was meant is left out. */
export function typedEnd(text: string, end: 'from' | 'to', timeZone: string): RangeEnd {
  const meanings = meaningsOf(text, timeZone);
  return { text, at: meanings.at(end === 'from' ? 0 : -1)?.at ?? null };
}

/** What a text may mean in a zone, earlier first; nothing in the hour that is skipped. */
export function meaningsOf(text: string, timeZone: string): Meaning[] {
  return momentsOf(text, timeZone).map(({ iso, offset }) => ({ at: Date.parse(iso), offset }));
}

/** Which of two moments an end is. */
export function meaningOf({ at }: RangeEnd, meanings: readonly Meaning[]): Meaning | undefined {
  return meanings.findLast((meaning) => at !== null && meaning.at <= at);
}

function minuteOf(at: number, timeZone: string): string {
  return toLocalTime(new Date(at).toISOString(), timeZone).slice(0, 'yyyy-mm-ddThh:mm'.length);
}
