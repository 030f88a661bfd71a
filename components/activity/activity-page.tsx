'use client';

import { History, RefreshCw, SearchX } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useAccount } from '@/lib/client/account';
import { useWideScreen } from '@/lib/client/media-query';
import { useLive } from '@/lib/client/queries';
import { activityQueries, useActivity } from '@/lib/client/queries/activity';
import type { ActRow } from '@/lib/domain/api/activity';
import { may } from '@/lib/domain/policies';
import { QueryError } from '../console/query-problem';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { Time } from '../ui/time';
import { VirtualList } from '../ui/virtual-list';
import { ActSheet } from './act-sheet';
import { ActivityCard } from './activity-card';
import { COLUMNS } from './activity-columns';
import { ActivityToolbar } from './activity-toolbar';
import { ChainHead } from './chain-head';
import { ExportMenu } from './export-menu';
import { useActivityView, type ActivityView } from './use-activity-view';

const rowId = (row: ActRow) => String(row.id);

/** About a screenful: with fewer rows the list goes on looking by itself. */
const SCREENFUL = 30;

/** The activity log: every act, sign-in and upstream call, newest first. */
export function ActivityPage() {
  const view = useActivityView();
  const query = useActivity(view.asked);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data]);
  const newest = useLive(activityQueries.newest(view.asked), query.data !== undefined);
  const newestId = newest.data?.entries[0]?.id;
  const hasNewer = newestId !== undefined && newestId !== rows[0]?.id && !query.isFetching;
  return (
    <Page width="full">
      <PageHeader
        title="Activity"
        description="Every act, sign-in and call to a site: who, when, what came of it."
        actions={
          <>
            {hasNewer && (
              <Button icon={<RefreshCw aria-hidden="true" />} onClick={() => void query.refetch()}>
                Show new entries
              </Button>
            )}
            <ExportMenu asked={view.asked} />
          </>
        }
      />
      <ActivityToolbar view={view} />
      <Rows view={view} query={query} rows={rows} />
      <ChainHead head={newest.data?.head ?? query.data?.pages[0]?.head ?? null} />
      {view.entry !== null && <ActSheet id={view.entry} onClose={() => view.open(null)} />}
    </Page>
  );
}

interface RowsProps {
  view: ActivityView;
  query: ReturnType<typeof useActivity>;
  rows: readonly ActRow[];
}

function Rows({ view, query, rows }: RowsProps) {
  const { role } = useAccount();
  const wide = useWideScreen(48);
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage && query.error === null) void query.fetchNextPage();
  };
  useMoreWhileShort(query, rows.length, more);
  if (query.error !== null && query.data === undefined)
    return (
      <Card>
        <QueryError query={query} what="The activity log" />
      </Card>
    );
  const isLooking = query.isPending || (rows.length === 0 && query.hasNextPage);
  const open = (row: ActRow) => view.open(row.id);
  const empty = <NoEntries view={view} />;
  return (
    <>
      {wide || isLooking ? (
        <DataTable
          label="Activity"
          columns={may(role, 'activity.read-addresses') ? COLUMNS.all : COLUMNS.withoutAddresses}
          items={rows}
          itemId={rowId}
          onOpen={open}
          selectedId={view.entry === null ? undefined : String(view.entry)}
          loading={isLooking}
          empty={empty}
          onNearEnd={more}
          className="max-h-none min-h-80 lg:h-[calc(100dvh-20rem)]"
        />
      ) : rows.length === 0 ? (
        <Card>{empty}</Card>
      ) : (
        <VirtualList label="Activity" items={rows} itemId={rowId} estimatedHeight={104} onNearEnd={more}>
          {(row) => <ActivityCard row={row} onOpen={open} />}
        </VirtualList>
      )}
      <MoreState query={query} />
    </>
  );
}

/** A page may be short although there is more: what no index knows is looked for some thousand entries at a time. */
function useMoreWhileShort(query: RowsProps['query'], count: number, more: () => void): void {
  const isShort = count < SCREENFUL && query.hasNextPage && !query.isFetching && query.error === null;
  // Another page that is still too short asks again: so it is asked by the number of pages.
  const shortAfter = isShort ? (query.data?.pages.length ?? 0) : null;
  const goOn = useEffectEvent(more);
  useEffect(() => {
    if (shortAfter !== null) goOn();
  }, [shortAfter]);
}

/** Under the list: how far back was looked, or that the next page did not come. */
function MoreState({ query }: { query: RowsProps['query'] }) {
  const lookedBackTo = query.data?.pages.at(-1)?.lookedBackTo ?? null;
  if (query.isFetchingNextPage)
    return (
      <output className="text-sm text-ink-3">
        Looking further back
        {lookedBackTo !== null && (
          <>
            {' '}
            than <Time at={lookedBackTo} show="absolute" />
          </>
        )}
        …
      </output>
    );
  if (query.error === null || query.data === undefined) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-danger-ink">
      <span>More entries could not be read. Those above are as they were read.</span>
      <Button size="sm" onClick={() => void query.fetchNextPage()}>
        Try again
      </Button>
    </div>
  );
}

function NoEntries({ view }: { view: ActivityView }) {
  if (view.isNarrowed)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No entry matches"
        actions={<Button onClick={view.clear}>Show all activity</Button>}
      >
        Try fewer filters or a longer time. The whole log was looked at.
      </EmptyState>
    );
  return (
    <EmptyState icon={<History />} title="Nothing has happened yet">
      Whatever somebody does here, each sign-in and every call to a site is written down and shown in this
      place.
    </EmptyState>
  );
}
