'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useMemo, useState } from 'react';
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
import { useInBrowser } from '../ui/ticker';
import { useUnhurried } from '../ui/use-unhurried';
import { VirtualList } from '../ui/virtual-list';
import { isOfAnotherView, type FirstScreenful } from './first-screenful';
import { OverviewSkeleton, SkeletonCards } from './overview-skeleton';
import { QueueCard } from './queue-card';
import { ReadAge } from './read-age';
import { summaryOf } from './summary';
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

/** Every queue, worst first; `first` is what the server drew of them, which stands until all of them are there. */
export function Overview({ first }: { first: FirstScreenful | null }) {
  const query = useLive(overviewQuery());
  const data = useUnhurried(query.data);
  // Once a reading has failed, what was drawn at first is kept fresh by nothing. While it is tried again it still has.
  const [lastError, setLastError] = useState(query.error);
  if (query.error !== null && query.error !== lastError) setLastError(query.error);
  const failure = data ? null : lastError;
  // Whoever comes back by the browser's button gets the page as it was drawn once, which may be hours ago.
  const [isMove] = useState(useInBrowser());
  const known = useMemo(
    () => (data ? knownOf(data.queues) : failure || isMove ? null : first),
    [data, failure, isMove, first],
  );
  const sampleData = data?.sampleData;
  if (sampleData === 'first' || data?.queues.length === 0)
    return (
      <Suspense>
        <FirstRun loading={sampleData === 'first'} />
      </Suspense>
    );
  return (
    // Of the screen's height, less what the frame leaves below: the table takes what the rest leaves, and scrolls by itself.
    <Page width="full" className={known ? 'md:h-[calc(100dvh-2rem)]' : undefined}>
      <PageHeader
        title="Overview"
        actions={
          <>
            {known && <ReadAge read={known.summary.read} />}
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
      {known && <Queues known={known} first={data ? null : first} />}
      {!known && failure && (
        <Card>
          <QueryError query={{ ...query, error: failure }} what="The queues" />
        </Card>
      )}
      {!known && !failure && <OverviewSkeleton />}
    </Page>
  );
}

/** What is drawn: all rows, or the first of them. */
type Known = Pick<FirstScreenful, 'rows' | 'summary'>;

function knownOf(rows: readonly OverviewRow[]): Known {
  return { rows, summary: summaryOf(rows) };
}

function Queues({ known, first }: { known: Known; first: FirstScreenful | null }) {
  const { rows, summary } = known;
  const view = useOverviewView();
  const { held, props } = useHeld();
  const {
    rows: shown,
    moved,
    sortAgain,
  } = useCalmOrder(rows, view.wanted, view.sort, held && first === null);
  const loading = first !== null && isOfAnotherView(first, view.wanted, view.sort);
  const count = first?.count ?? shown.length;
  return (
    <>
      <OverviewTotals totals={summary.totals} />
      <OverviewToolbar view={view} summary={summary} />
      <output className="sr-only">
        {view.narrowed && !loading
          ? `${formatNumber(count)} of ${formatNumber(summary.totals.queues)} queues shown`
          : ''}
      </output>
      {/* Only listens whether somebody is in the list; what is in it acts. */}
      <div {...props} aria-busy={first !== null} className="md:flex md:min-h-80 md:flex-1 md:flex-col">
        <QueueList rows={shown} count={count} loading={loading} view={view} />
        {/* Within, so that the way to it does not leave the list. */}
        {moved > 0 && (
          <Suspense>
            <MovedNotice moved={moved} onSort={sortAgain} />
          </Suspense>
        )}
      </div>
    </>
  );
}

interface QueueListProps {
  rows: readonly OverviewRow[];
  /** How many there are; more than `rows` while those are only the first. */
  count: number;
  /** Others are asked for than are here. */
  loading: boolean;
  view: OverviewViewState;
}

function QueueList({ rows, count, loading, view }: QueueListProps) {
  const router = useRouter();
  const wide = useWideScreen(48);
  const columns = useColumns(view.sort.key);
  const empty = (
    <Suspense>
      <NothingFound onClear={view.clear} />
    </Suspense>
  );
  if (!wide) {
    if (loading) return <SkeletonCards />;
    if (rows.length === 0) return <Card>{empty}</Card>;
    return (
      <VirtualList label="Queues" items={rows} count={count} itemId={rowId} estimatedHeight={158}>
        {(row) => <QueueCard row={row} />}
      </VirtualList>
    );
  }
  return (
    <DataTable
      label="Queues"
      columns={columns}
      items={rows.length === 0 ? NO_ROWS : rows}
      count={count}
      loading={loading}
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
