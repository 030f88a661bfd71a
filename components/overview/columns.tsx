import Link from 'next/link';
import type { ReactNode } from 'react';
import type { OverviewRow } from '@/lib/domain/api/views';
import { Sparkline } from '../charts/sparkline';
import { QueueHealth } from '../queues/health';
import { modelLabel } from '../queues/words';
import type { DataColumn } from '../ui/data-table-model';
import { Age } from '../ui/duration';
import { NumberText } from '../ui/number';
import { Spinner } from '../ui/spinner';
import { Time } from '../ui/time';
import { sortValueOf, type SortKey } from './arrange';
import { SeenCount } from './seen-count';
import { describeSpark } from './spark-words';

/** A queue in one row of two lines. */
const COLUMNS: readonly DataColumn<OverviewRow>[] = [
  {
    id: 'health',
    header: 'Health',
    hint: 'Worst first',
    width: 120,
    sortValue: sortValueOf('health'),
    cell: (row) => <QueueHealth health={row.health} withSentence />,
  },
  {
    id: 'name',
    header: 'Queue',
    width: 200,
    grow: 8,
    sortValue: sortValueOf('name'),
    cell: (row) => (
      <TwoLines
        first={
          // The row itself is the tab stop; Enter on it follows this link.
          <Link
            href={`/queues/${row.id}`}
            prefetch={false}
            tabIndex={-1}
            title={row.name}
            className="font-medium text-ink hover:underline"
          >
            <bdi>{row.name}</bdi>
          </Link>
        }
        second={row.site.name}
      />
    ),
  },
  {
    id: 'model',
    header: 'Model',
    hint: 'And what triggers the alert',
    width: 124,
    grow: 1,
    sortValue: sortValueOf('model'),
    cell: (row) => <TwoLines first={modelLabel(row.model)} second={row.triggerType ?? '—'} />,
  },
  {
    id: 'queued',
    header: 'Queued',
    hint: 'Records triggered and not yet taken',
    width: 96,
    align: 'end',
    sortDescFirst: true,
    sortValue: sortValueOf('queued'),
    cell: (row) => <SeenCount count={row.queued} className={weight(row.queued.value)} />,
  },
  {
    id: 'processing',
    header: 'Processing',
    hint: 'Records taken by a job that is not finished',
    width: 108,
    align: 'end',
    sortDescFirst: true,
    sortValue: sortValueOf('processing'),
    cell: (row) => <SeenCount count={row.processing} className={weight(row.processing.value)} />,
  },
  {
    id: 'oldest',
    header: 'Oldest',
    hint: 'How long the oldest waiting record has waited',
    width: 104,
    align: 'end',
    sortDescFirst: true,
    sortValue: sortValueOf('oldest'),
    cell: (row) =>
      row.oldestTriggeredAt === null ? (
        <NumberText value={null} reason="Nothing is known to be waiting" />
      ) : (
        <Age since={row.oldestTriggeredAt} coarse />
      ),
  },
  {
    id: 'job',
    header: 'Open job',
    hint: 'For how long, and who took it',
    width: 116,
    grow: 1,
    sortDescFirst: true,
    sortValue: sortValueOf('job'),
    cell: (row) => <OpenJobCell row={row} />,
  },
  {
    id: 'spark',
    header: 'Last 24 h',
    hint: 'Records processed in each of the last 24 hours',
    width: 108,
    cell: (row) => <Sparkline values={row.spark} label={describeSpark(row.spark)} className="w-20" />,
  },
  {
    id: 'activity',
    header: 'Activity',
    hint: 'The last time something moved',
    width: 104,
    align: 'end',
    sortDescFirst: true,
    sortValue: sortValueOf('activity'),
    cell: (row) =>
      row.lastActivityAt === null ? (
        <NumberText value={null} reason="Nothing has moved yet" />
      ) : (
        <Time at={row.lastActivityAt} className="text-ink-2" />
      ),
  },
];

/** Pixels there are for columns, at the usual text size. */
const ROOM = { all: Infinity, laptop: 976, tablet: 760, upright: 656 } as const;
export type Room = keyof typeof ROOM;

/** What leaves first where all columns would be wider than the screen. What is left out is on the queue's page. */
const LEAVING: readonly (SortKey | 'spark')[] = ['activity', 'spark', 'model', 'processing', 'oldest', 'job'];

const widthOf = (columns: typeof COLUMNS) => columns.reduce((sum, { width }) => sum + width, 0);

/** Kept, because a new array makes every row anew. */
const made = new Map<string, typeof COLUMNS>();

/** The columns for so much room; the one that is sorted by stays, and another leaves for it. */
export function columnsFor(room: Room, sortedBy: SortKey | null): readonly DataColumn<OverviewRow>[] {
  const name = `${room} ${sortedBy}`;
  const columns = made.get(name) ?? fitting(ROOM[room], sortedBy);
  made.set(name, columns);
  return columns;
}

function fitting(room: number, sortedBy: SortKey | null): typeof COLUMNS {
  let left = COLUMNS;
  for (const leaving of LEAVING)
    if (leaving !== sortedBy && widthOf(left) > room) left = left.filter(({ id }) => id !== leaving);
  return left;
}

function OpenJobCell({ row }: { row: OverviewRow }) {
  if (row.busy !== null) {
    return (
      <TwoLines
        first={
          <span className="inline-flex items-center gap-1.5">
            <Spinner />
            <span>
              Calling {row.busy.verb}, <Age since={row.busy.since} />
            </span>
          </span>
        }
        second={row.busy.actor.name}
      />
    );
  }
  if (row.openJob === null) return <NumberText value={null} reason="No job is open" />;
  return <TwoLines first={<Age since={row.openJob.openedAt} coarse />} second={row.openJob.holder.name} />;
}

function TwoLines({ first, second }: { first: ReactNode; second: string }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate">{first}</span>
      <span className="block truncate text-xs text-ink-3">
        <bdi>{second}</bdi>
      </span>
    </span>
  );
}

/** Zeros step back, so that what waits stands out. */
function weight(value: number | null): string {
  return value === 0 ? 'text-ink-3' : 'font-medium';
}
