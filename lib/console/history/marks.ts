import { listMarkedActs, type MarkedAct } from '@/lib/db/queries/activity/list-marked-acts';
import { listOpenedBetween, type OpenedIncident } from '@/lib/db/queries/incident/list-opened-between';
import { actWords, verbsOf } from '@/lib/domain/activity/verbs';
import type { HistoryEvent, HistoryMark } from '@/lib/domain/api/history';
import { shortName } from '@/lib/domain/shorten';
import { toldEvents } from '@/lib/domain/told-events';
import type { ConsoleContext } from '../context';

/** Events of a kind that are looked at. */
const MOST_EVENTS = 500;

const MARKED = [
  ...verbsOf('calls'),
  'job.recover',
  'job.requeue',
  'job.hand-over',
  'queue.drain-start',
  'queue.drain',
] as const;

export interface MarksRange {
  queue?: string | undefined;
  site?: string | undefined;
  /** The beginnings of the points, and the end of the last. */
  starts: readonly number[];
}

/** What was done in the range, put together for each point of the chart: bounded, however much it was. */
export async function readMarks(
  ctx: ConsoleContext,
  { queue, site, starts }: MarksRange,
): Promise<{ marks: HistoryMark[]; marksCut: boolean }> {
  const asked = {
    from: starts[0] ?? 0,
    to: starts.at(-1) ?? 0,
    queueId: queue,
    siteId: site,
    // One more, which tells that there are more.
    limit: MOST_EVENTS + 1,
  };
  const { kysely } = ctx.database;
  const acts = await listMarkedActs(kysely, { ...asked, verbs: MARKED });
  const incidents = await listOpenedBetween(kysely, asked);
  const events = [
    ...acts.slice(0, MOST_EVENTS).map(ofAct),
    ...incidents.slice(0, MOST_EVENTS).map(ofIncident),
  ];
  return {
    marks: groupByPoint(
      events.sort((left, right) => right.at - left.at),
      starts,
    ),
    marksCut: acts.length > MOST_EVENTS || incidents.length > MOST_EVENTS,
  };
}

function ofAct({ id, at, verb, outcome, actor_name: by, queue_name: queueName }: MarkedAct): HistoryEvent {
  return {
    kind: 'act',
    id: String(id),
    at,
    words: actWords(verb, outcome),
    by,
    queueName: shortName(queueName),
  };
}

function ofIncident({ id, opened_at: at, sentence, queue_name: queueName }: OpenedIncident): HistoryEvent {
  return { kind: 'incident', id, at, words: sentence, by: '', queueName: shortName(queueName) };
}

/** Events come newest first; marks are given oldest first. */
function groupByPoint(events: readonly HistoryEvent[], starts: readonly number[]): HistoryMark[] {
  const marks = new Map<number, HistoryMark>();
  let place = starts.length - 2;
  for (const event of events) {
    while (place > 0 && (starts[place] ?? 0) > event.at) place -= 1;
    const at = starts[place] ?? event.at;
    const mark = marks.get(at) ?? { at, count: 0, events: [] };
    marks.set(at, mark);
    mark.count += 1;
    mark.events.push(event);
  }
  return [...marks.values()].map((mark) => ({ ...mark, events: toldEvents(mark.events) })).reverse();
}
