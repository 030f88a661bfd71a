'use client';

import { FileText, Plus, SearchX, Upload } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { useWideScreen } from '@/lib/client/media-query';
import { usePageTitle } from '@/lib/client/page-title';
import { useLive } from '@/lib/client/queries';
import { recordQueries, useRecords } from '@/lib/client/queries/records';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { NotFound } from '../console/not-found';
import { QueryError } from '../console/query-problem';
import { Page } from '../layout/page';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { formatNumber } from '../ui/number';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { VirtualList } from '../ui/virtual-list';
import { RecordCard } from './record-card';
import { recordColumns } from './record-columns';
import { RecordsToolbar } from './records-toolbar';
import { useRecordsView, type RecordsView } from './use-records-view';

const rowId = (row: RecordRowView) => String(row.id);

/** The records of one model: columns, filter, order and search, over any number of them. */
export function RecordBrowser({ model: name }: { model: string }) {
  const query = useLive(recordQueries.definition(name));
  usePageTitle(query.data?.model.label);
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="model" />;
  return (
    <Page width="full">
      {query.data && <Browser model={query.data.model} />}
      {!query.data && query.error && (
        <>
          <h1 className="sr-only">Records</h1>
          <Card>
            <QueryError query={query} what="This model" />
          </Card>
        </>
      )}
      {query.isPending && (
        <div className="contents" aria-busy="true">
          <h1 className="sr-only">Reading the records…</h1>
          <Skeleton className="h-12 w-64" />
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-[60dvh] w-full" />
        </div>
      )}
    </Page>
  );
}

function Browser({ model }: { model: RecordModelView }) {
  const view = useRecordsView(model);
  const query = useRecords(view.asked);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.records) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total ?? null;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Link href="/records" className="hover:text-ink hover:underline">
            Records
          </Link>
        }
        title={model.label}
        description={
          <output className="figures">{describeTotal(total, view.isNarrowed, query.isPending)}</output>
        }
        actions={
          <>
            <ButtonLink>
              <Link href={`/records/${model.name}/import`}>
                <Upload aria-hidden="true" />
                Import
              </Link>
            </ButtonLink>
            <ButtonLink variant="primary">
              <Link href={`/records/${model.name}/new`}>
                <Plus aria-hidden="true" />
                New record
              </Link>
            </ButtonLink>
          </>
        }
      />
      <RecordsToolbar model={model} view={view} refusal={refusalOf(view, query.error)} />
      <Rows model={model} view={view} query={query} rows={rows} />
    </>
  );
}

/** What the server says of a filter it cannot read; other errors are drawn instead of the list. */
function refusalOf(view: RecordsView, error: Error | null): string | null {
  if (view.asked.filter === '') return null;
  return error instanceof ApiError && error.code === 'invalid' ? error.message : null;
}

function describeTotal(
  total: { value: number; isCapped: boolean } | null,
  isNarrowed: boolean,
  isPending: boolean,
): string {
  if (total === null) return isPending ? 'Counting…' : 'Number of records not known';
  const count = `${formatNumber(total.value)}${total.isCapped ? ' or more' : ''}`;
  const noun = total.value === 1 ? 'record' : 'records';
  if (!isNarrowed) return `${count} ${noun}`;
  return `${count} ${noun} ${total.value === 1 ? 'matches' : 'match'}`;
}

interface RowsProps {
  model: RecordModelView;
  view: RecordsView;
  query: ReturnType<typeof useRecords>;
  rows: readonly RecordRowView[];
}

function Rows({ model, view, query, rows }: RowsProps) {
  const router = useRouter();
  const wide = useWideScreen(48);
  const columns = useMemo(() => recordColumns(model, view.columns), [model, view.columns]);
  if (query.error !== null && rows.length === 0)
    return (
      <Card>
        {refusalOf(view, query.error) === null ? (
          <QueryError query={query} what="The records" />
        ) : (
          <Unreadable view={view} />
        )}
      </Card>
    );
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage && query.error === null) void query.fetchNextPage();
  };
  const empty = <NoRecords model={model} view={view} />;
  return (
    <>
      {wide || query.isPending ? (
        <DataTable
          label={`${model.label} records`}
          columns={columns}
          items={rows}
          itemId={rowId}
          sort={view.tableSort}
          onSortChange={view.sortBy}
          rowHeight={40}
          onOpen={(row) => router.push(`/records/${model.name}/${row.id}`)}
          loading={query.isPending}
          empty={empty}
          onNearEnd={more}
          className="h-[calc(100dvh-14.5rem)] min-h-80"
        />
      ) : rows.length === 0 ? (
        <Card>{empty}</Card>
      ) : (
        <VirtualList
          label={`${model.label} records`}
          items={rows}
          itemId={rowId}
          estimatedHeight={140}
          onNearEnd={more}
        >
          {(row) => <RecordCard model={model} columns={view.columns} row={row} />}
        </VirtualList>
      )}
      <MoreState query={query} />
    </>
  );
}

/** Instead of the list when its address asks for what there is not; what is wrong stands beside the filter. */
function Unreadable({ view }: { view: RecordsView }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No records are shown: this filter cannot be read"
      actions={<Button onClick={view.clear}>Show all records</Button>}
    >
      Correct the filter above, or show all records.
    </EmptyState>
  );
}

/** Under the list: the next page is on its way, or did not come. */
function MoreState({ query }: { query: RowsProps['query'] }) {
  if (query.isFetchingNextPage) return <output className="text-sm text-ink-3">Reading more records…</output>;
  if (query.error === null || query.data === undefined) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-danger-ink">
      <span>More records could not be read. Those above are as they were read.</span>
      <Button size="sm" onClick={() => void query.fetchNextPage()}>
        Try again
      </Button>
    </div>
  );
}

function NoRecords({ model, view }: { model: RecordModelView; view: RecordsView }) {
  if (view.isNarrowed)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No record matches"
        actions={<Button onClick={view.clear}>Show all records</Button>}
      >
        Search looks at every text of a record, and at its ID.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<FileText />}
      title={`No ${model.label.toLowerCase()} yet`}
      actions={
        <ButtonLink variant="primary">
          <Link href={`/records/${model.name}/new`}>
            <Plus aria-hidden="true" />
            New record
          </Link>
        </ButtonLink>
      }
    >
      Make one here, import a file, or send records over the REST API. Each save triggers the API alerts of
      this model.
    </EmptyState>
  );
}
