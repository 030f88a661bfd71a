import type { HistoryEvent, HistoryMark } from '@/lib/domain/api/history';
import { toldEvents } from '@/lib/domain/told-events';
import { formatNumber } from '../ui/number';

/** Neighbouring marks that would stand on each other, as one. */
export interface MarkGroup {
  /** The moments of its marks. */
  moments: number[];
  count: number;
  /** The newest events of its marks, oldest first; no more than there is room for. */
  events: HistoryEvent[];
  hasIncident: boolean;
  /** Where it stands, as a share of the axis. */
  place: number;
}

/** Puts marks together so that at most `cells` stand side by side over a chart of these points. */
export function groupMarks(
  marks: readonly HistoryMark[],
  points: readonly { at: number }[],
  cells: number,
): MarkGroup[] {
  const indexes = new Map(points.map(({ at }, index) => [at, index]));
  const groups = new Map<number, MarkGroup>();
  for (const mark of marks) {
    const place = ((indexes.get(mark.at) ?? 0) + 0.5) / Math.max(1, points.length);
    const cell = Math.floor(place * cells);
    const group = groups.get(cell);
    const isIncident = mark.events.some(({ kind }) => kind === 'incident');
    const events = mark.events.toReversed();
    if (group === undefined) {
      groups.set(cell, { moments: [mark.at], count: mark.count, events, hasIncident: isIncident, place });
      continue;
    }
    group.moments.push(mark.at);
    group.count += mark.count;
    group.events.push(...events);
    group.hasIncident ||= isIncident;
    group.place = (cell + 0.5) / cells;
  }
  return [...groups.values()].map((group) => ({
    ...group,
    events: toldEvents(group.events.toReversed()).toReversed(),
  }));
}

/** What a flag is called: its one event, or how many there are. */
export function labelOf({ count, events, hasIncident }: MarkGroup): string {
  const [only] = events;
  if (count === 1 && only !== undefined) return only.words;
  return `${formatNumber(count)} ${hasIncident ? 'acts and incidents' : 'acts'}`;
}
