import Link from 'next/link';
import type { ReactNode } from 'react';
import type { OverviewRow } from '@/lib/domain/api/views';
import { Sparkline } from '../charts/sparkline';
import { QueueHealth } from '../queues/health';
import { modelLabel } from '../queues/words';
import { Age } from '../ui/duration';
import { NumberText } from '../ui/number';
import { Time } from '../ui/time';
import { SeenCount } from './seen-count';
import { describeSpark } from './spark-words';

/** A queue on a phone: the same facts as a row of the table. */
export function QueueCard({ row }: { row: OverviewRow }) {
  const facts = [modelLabel(row.model), row.triggerType].filter(Boolean).join(' · ');
  return (
    <Link
      href={`/queues/${row.id}`}
      prefetch={false}
      data-card
      className="flex flex-col gap-2.5 rounded-lg border bg-surface p-3.5 active:bg-surface-2"
    >
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          <span className="block truncate font-medium text-ink">
            <bdi>{row.name}</bdi>
          </span>
          <span className="block truncate text-xs text-ink-3">
            <bdi>{row.site.name}</bdi>
            {facts && ` · ${facts}`}
          </span>
        </span>
        <QueueHealth health={row.health} />
      </span>
      <span className="grid grid-cols-[auto_auto_auto_minmax(2rem,1fr)] gap-x-4">
        <Fact term="Queued">
          <SeenCount count={row.queued} className="text-lg font-semibold" />
        </Fact>
        <Fact term="Processing">
          <SeenCount count={row.processing} className="text-lg font-semibold" />
        </Fact>
        <Fact term="Oldest">
          {row.oldestTriggeredAt === null ? (
            <NumberText value={null} reason="Nothing is known to be waiting" className="text-lg" />
          ) : (
            <Age since={row.oldestTriggeredAt} coarse className="text-lg font-semibold" />
          )}
        </Fact>
        <Sparkline
          values={row.spark}
          label={describeSpark(row.spark)}
          className="w-full max-w-16 self-end justify-self-end"
        />
      </span>
      {(row.busy !== null || row.openJob !== null || row.lastActivityAt !== null) && (
        <span className="flex flex-wrap justify-between gap-x-3 border-t pt-2 text-xs text-ink-2">
          <span className="min-w-0 truncate">
            {row.busy ? <BusyLine busy={row.busy} /> : row.openJob && <OpenJobLine job={row.openJob} />}
          </span>
          {row.lastActivityAt !== null && <Time at={row.lastActivityAt} className="text-ink-3" />}
        </span>
      )}
    </Link>
  );
}

function BusyLine({ busy }: { busy: NonNullable<OverviewRow['busy']> }) {
  return (
    <>
      <bdi>{busy.actor.name}</bdi> is calling {busy.verb}, for{' '}
      <Age since={busy.since} className="font-medium text-ink" />
    </>
  );
}

function OpenJobLine({ job }: { job: NonNullable<OverviewRow['openJob']> }) {
  return (
    <>
      Job open <Age since={job.openedAt} coarse className="font-medium text-ink" /> ·{' '}
      <bdi>{job.holder.name}</bdi>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <span className="flex flex-col">
      <span className="text-2xs text-ink-3">{term}</span>
      {children}
    </span>
  );
}
