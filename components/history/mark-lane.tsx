'use client';

import { Flag, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useWideScreen } from '@/lib/client/media-query';
import type { HistoryMark } from '@/lib/domain/api/history';
import { HISTORY_AXIS_WIDTH, MARGIN } from '../charts/mark-room';
import { cn } from '../ui/cn';
import { ScrollArea } from '../ui/scroll-area';
import { Time } from '../ui/time';
import { groupMarks, labelOf, type MarkGroup } from './mark-groups';

/** How many marks have room side by side, each large enough for a finger. */
const CELLS = { wide: 36, narrow: 9 } as const;
/** How high a line of words is (`leading-5`). */
const LINE_REM = 1.25;
/** The words of more scroll: a chart must not stand below an empty box. */
const MOST_LINES = 3;

export interface MarkLaneProps {
  marks: readonly HistoryMark[];
  points: readonly { at: number }[];
  /** Older ones are left out. */
  isCut: boolean;
  /** The first moment of the mark that is pointed at; null for none. */
  active: number | null;
  onActive: (moments: readonly number[]) => void;
}

/** What was done, on the axis of the chart below it. Each mark can be pointed at and focused, and then says what it stands for. */
export function MarkLane({ marks, points, isCut, active, onActive }: MarkLaneProps) {
  const wide = useWideScreen(48);
  const groups = useMemo(
    () => groupMarks(marks, points, wide ? CELLS.wide : CELLS.narrow),
    [marks, points, wide],
  );
  if (groups.length === 0) return null;
  const shown = groups.find(({ moments }) => moments[0] === active);
  return (
    <div className="flex flex-col gap-1" data-picture="left-out">
      <ol
        aria-label="What was done"
        className="relative h-6"
        style={{ marginLeft: HISTORY_AXIS_WIDTH + MARGIN.left, marginRight: MARGIN.right }}
      >
        {groups.map((group) => (
          <li key={group.moments[0]} className="absolute top-0" style={{ left: `${group.place * 100}%` }}>
            <button
              type="button"
              aria-label={labelOf(group)}
              aria-pressed={group === shown}
              onClick={() => onActive(group.moments)}
              onFocus={() => onActive(group.moments)}
              onMouseEnter={() => onActive(group.moments)}
              className={cn(
                'grid size-6 -translate-x-1/2 place-items-center rounded-full text-ink-3 hover:bg-surface-3 hover:text-ink aria-pressed:bg-surface-3 aria-pressed:text-ink [&_svg]:size-3.5',
                group.hasIncident && 'text-stuck-ink',
              )}
            >
              {group.hasIncident ? <TriangleAlert aria-hidden="true" /> : <Flag aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ol>
      <div style={{ height: `${LINE_REM * Math.min(MOST_LINES, Math.max(...groups.map(linesOf)))}rem` }}>
        <ScrollArea label="What a flag stands for" className="h-full">
          <MarkWords group={shown} isCut={isCut} />
        </ScrollArea>
      </div>
    </div>
  );
}

/** Whatever is pointed at, the words have the same room, so that nothing moves. */
function linesOf(group: MarkGroup): number {
  return group.events.length + (moreOf(group) > 0 ? 1 : 0);
}

function moreOf({ count, events }: MarkGroup): number {
  return count - events.length;
}

function MarkWords({ group, isCut }: { group: MarkGroup | undefined; isCut: boolean }) {
  if (group === undefined)
    return (
      <p className="text-xs leading-5 text-ink-3">
        Point at a flag to see what was done{isCut ? '; the oldest acts of this range are left out' : ''}.
      </p>
    );
  const more = moreOf(group);
  return (
    <ul className="flex flex-col text-xs leading-5 text-ink-2">
      {group.events.map((event) => (
        <li key={`${event.kind}-${event.id}`} className="flex flex-wrap gap-x-2">
          <span className="text-ink-3">
            <Time at={event.at} show="absolute" />
          </span>
          {event.kind === 'act' ? (
            <Link href={`/activity/${event.id}`} className="text-accent-ink hover:underline">
              {event.words}
            </Link>
          ) : (
            <span className="text-stuck-ink">{event.words}</span>
          )}
          {event.queueName !== null && <span className="min-w-0 break-words">{event.queueName}</span>}
          {event.by !== '' && <span className="text-ink-3">by {event.by}</span>}
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}
