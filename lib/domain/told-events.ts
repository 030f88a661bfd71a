import type { HistoryEvent } from './api/history';

/** So many events are told of a mark; of the others only how many there are. */
const TOLD_EVENTS = 5;

/** Of events that come newest first those that are told, newest first. No incident is hidden behind what was done about it. */
export function toldEvents(events: readonly HistoryEvent[]): HistoryEvent[] {
  const incidents = events.filter(({ kind }) => kind === 'incident').slice(0, TOLD_EVENTS);
  const acts = events.filter(({ kind }) => kind === 'act').slice(0, TOLD_EVENTS - incidents.length);
  return [...incidents, ...acts].sort((left, right) => right.at - left.at);
}
