import { listMarkedActs } from '@/lib/db/queries/activity/list-marked-acts';
import { actWords, verbsOf } from '@/lib/domain/activity/verbs';
import type { HistoryEvent, HistoryMark } from '@/lib/domain/api/history';
import type { ConsoleContext } from '../context';

/** Events looked at, and told of one mark. */
const MOST_EVENTS = 500;
const TOLD_EVENTS = 5;

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
  const span = { from: starts[0] ?? 0, to: starts.at(-1) ?? 0 };
  const asked = { verbs: MARKED, ...span, queueId: queue, siteId: site, limit: MOST_EVENTS };
  const acts = await listMarkedActs(ctx.database.kysely, asked);
  const events = acts.map((act): HistoryEvent => ({
    kind: 'act',
    id: String(act.id),
    at: act.at,
    words: actWords(act.verb, act.outcome),
    by: act.actor_name,
    queueName: act.queue_name,
  }));
  return { marks: groupByPoint(events, starts), marksCut: acts.length === MOST_EVENTS };
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
    if (mark.events.length < TOLD_EVENTS) mark.events.push(event);
  }
  return [...marks.values()].reverse();
}
