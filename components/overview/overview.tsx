'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useMemo } from 'react';
import { useWideScreen } from '@/lib/client/media-query';
import { overviewQuery } from '@/lib/client/queries/overview';
import { useLive } from '@/lib/client/use-live';
import type { OverviewRow } from '@/lib/domain/api/views';
import { QueryError, StaleNotice } from '../console/query-problem';
import { RefreshControl } from '../console/refresh-control';
import { Page } from '../layout/page';
import { Card } from '../ui/card';
import { DataTable } from '../ui/data-table';
import { lazyPart } from '../ui/lazy-part';
import { formatNumber } from '../ui/number';
import { PageHeader } from '../ui/page-header';
import { useUnhurried } from '../ui/use-unhurried';
import { VirtualList } from '../ui/virtual-list';
import { totalsOf } from './arrange';
import { OverviewSkeleton } from './overview-skeleton';
import { QueueCard } from './queue-card';
import { ReadAge } from './read-age';
import { OverviewToolbar } from './toolbar';
import { OverviewTotals } from './totals';
import { useCalmOrder } from './use-calm-order';
import { useColumns } from './use-columns';
import { useHeld } from './use-held';
import { useOverviewView, type OverviewViewState } from './use-overview-view';

// Seen once in the life of an installation.
const FirstRun = lazy(lazyPart(async () => (await import('../first-run/first-run')).FirstRun));
const SampleNotice = lazy(
  lazyPart(
    async () => (await import('../first-run/sample-notice')).SampleNotice,
    () => null,
  ),
);

// Not there at first.
const MovedNotice = lazy(
  lazyPart(
    async () => (await import('./moved-notice')).MovedNotice,
    () => null,
  ),
);
const NothingFound = lazy(lazyPart(async () => (await import('./nothing-found')).NothingFound));

const rowId = (row: OverviewRow) => row.id;
const NO_ROWS: readonly OverviewRow[] = [];

/** Every queue, worst first. */
export function Overview() {
  const query = useLive(overviewQuery());
  const data = useUnhurried(query.data);
  const sampleData = data?.sampleData;
  if (sampleData === 'first' || data?.queues.length === 0)
    return (
      <Suspense>
        <FirstRun loading={sampleData === 'first'} />
      </Suspense>
    );
  return (
    // Of the screen's height, less what the frame leaves below: the table takes what the rest leaves, and scrolls by itself.
    <Page width="full" className={data && 'md:h-[calc(100dvh-2rem)]'}>
      <PageHeader
        title="Overview"
        actions={
          <>
            {data && <ReadAge rows={data.queues} />}
            <RefreshControl updatedAt={query.dataUpdatedAt} failed={query.error !== null} />
          </>
        }
      />
      {data && <StaleNotice query={query} />}
      {(sampleData === 'beside' || sampleData === 'failed') && (
        <Suspense>
          <SampleNotice />
        </Suspense>
      )}
      {data && <Queues rows={data.queues} />}
      {!data && query.error && (
        <Card>
          <QueryError query={query} what="The queues" />
        </Card>
      )}
      {!data && !query.error && <OverviewSkeleton />}
    </Page>
  );
}

function Queues({ rows }: { rows: readonly OverviewRow[] }) {
  const view = useOverviewView();
  const { held, props } = useHeld();
  const { rows: shown, moved, sortAgain } = useCalmOrder(rows, view.wanted, view.sort, held);
  const totals = useMemo(() => totalsOf(rows), [rows]);
  return (
    <>
      <OverviewTotals totals={totals} />
      <OverviewToolbar view={view} rows={rows} counts={totals.health} />
      <output className="sr-only">
        {view.narrowed ? `${formatNumber(shown.length)} of ${formatNumber(rows.length)} queues shown` : ''}
      </output>
      {/* Only listens whether somebody is in the list; what is in it acts. */}
      <div {...props} className="md:flex md:min-h-80 md:flex-1 md:flex-col">
        <QueueList rows={shown} view={view} />
      </div>
      {moved > 0 && (
        <Suspense>
          <MovedNotice moved={moved} onSort={sortAgain} />
        </Suspense>
      )}
    </>
  );
}

function QueueList({ rows, view }: { rows: readonly OverviewRow[]; view: OverviewViewState }) {
  const router = useRouter();
  const wide = useWideScreen(48);
  const columns = useColumns();
  const empty = (
    <Suspense>
      <NothingFound onClear={view.clear} />
    </Suspense>
  );
  if (!wide) {
    if (rows.length === 0) return <Card>{empty}</Card>;
    return (
      <VirtualList label="Queues" items={rows} itemId={rowId} estimatedHeight={158}>
        {(row) => <QueueCard row={row} />}
      </VirtualList>
    );
  }
  return (
    <DataTable
      label="Queues"
      columns={columns}
      items={rows.length === 0 ? NO_ROWS : rows}
      itemId={rowId}
      sort={view.tableSort}
      onSortChange={view.sortBy}
      rowHeight={52}
      onOpen={(row) => router.push(`/queues/${row.id}`)}
      empty={empty}
      className="max-h-none"
    />
  );
}
