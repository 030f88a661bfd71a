'use client';

import { useQueries } from '@tanstack/react-query';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useWideScreen } from '@/lib/client/media-query';
import { payloadQueries, RECORDS_PAGE } from '@/lib/client/payloads';
import { useLive } from '@/lib/client/queries';
import type { RecordRowView } from '@/lib/domain/api/payloads';
import type { JobView } from '@/lib/domain/api/views';
import { QueryError } from '../console/query-problem';
import { Card } from '../ui/card';
import { DataTable } from '../ui/data-table';
import type { DataColumn } from '../ui/data-table-model';
import { formatNumber, NumberText } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { NoMatch, SearchRecords } from './record-search';
import { RecordPane } from './record-pane';

/** A row of the table; the record is fetched when the row comes into sight. */
interface Row {
  /** Its place among the rows listed, from 0. */
  place: number;
  record: RecordRowView | null;
}

const rowId = ({ place }: Row) => String(place);

/**
 * The records of a payload too large to be read into the page: the server gives and searches them, a page at a time, in the
 * order of the payload.
 */
export function LargeRecords({ job }: { job: JobView }) {
  // Whoever comes from Find comes for one record.
  const [found] = useQueryState('find');
  const [search, setSearch] = useState(found ?? '');
  const wanted = useDeferredValue(search.trim());
  const [pages, setPages] = useState<readonly number[]>([0]);
  const onRange = useCallback((first: number, last: number) => {
    const from = Math.floor(first / RECORDS_PAGE);
    const to = Math.floor(last / RECORDS_PAGE);
    setPages((now) => (now[0] === from && now.at(-1) === to ? now : rangeOf(from, to)));
  }, []);
  const head = useLive(payloadQueries.records(job.id, { page: 0, search: wanted, erasedAt: job.erasedAt }));
  const rows = useRows(job, { wanted, pages, matching: head.data?.matching ?? 0 });
  const columns = useMemo(() => columnsOf(head.data?.fields ?? []), [head.data?.fields]);
  const [open, setOpen] = useQueryState('record', parseAsInteger.withOptions({ history: 'replace' }));
  if (head.error !== null && head.data === undefined) {
    return (
      <Card>
        <QueryError query={head} what="The records" />
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchRecords value={search} onChange={setSearch} />
        <output className="figures text-sm text-ink-2">
          {head.data === undefined ? 'Reading the payload…' : countWords(head.data)}
        </output>
      </div>
      <div className="flex items-stretch gap-4">
        <DataTable
          label="Records"
          columns={columns}
          items={rows}
          itemId={rowId}
          rowHeight={36}
          loading={head.data === undefined}
          onRange={onRange}
          onOpen={({ record }) =>
            record !== null && void setOpen(record.number === open ? null : record.number)
          }
          onWalk={({ record }) => open !== null && record !== null && void setOpen(record.number)}
          selectedId={rows.find(({ record }) => open !== null && record?.number === open)?.place.toString()}
          empty={<NoMatch onClear={() => setSearch('')} />}
          className="h-[min(70dvh,44rem)] min-w-0 flex-1"
        />
        {open !== null && <OpenRecord job={job} number={open} onClose={() => void setOpen(null)} />}
      </div>
    </div>
  );
}

const rangeOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);

function countWords({ total, matching }: { total: number; matching: number }): string {
  return matching === total
    ? `${formatNumber(total)} records`
    : `${formatNumber(matching)} of ${formatNumber(total)} records`;
}

/** The rows, those of the pages in sight with their records. */
function useRows(
  job: JobView,
  { wanted, pages, matching }: { wanted: string; pages: readonly number[]; matching: number },
): readonly Row[] {
  const loaded = useQueries({
    queries: pages.map((page) =>
      payloadQueries.records(job.id, { page, search: wanted, erasedAt: job.erasedAt }),
    ),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  return useMemo(() => {
    const rows: Row[] = Array.from({ length: matching }, (_, place) => ({ place, record: null }));
    for (const { from, records } of loaded)
      for (const [step, record] of records.entries())
        if (from + step < matching) rows[from + step] = { place: from + step, record };
    return rows;
  }, [loaded, matching]);
}

function OpenRecord({ job, number, onClose }: { job: JobView; number: number; onClose: () => void }) {
  const wide = useWideScreen(80);
  const { data } = useLive(payloadQueries.record(job.id, number, job.erasedAt));
  const row = { id: data?.id ?? null, number, raw: data?.raw ?? null };
  return <RecordPane row={row} beside={wide} onClose={onClose} />;
}

const COLUMN = 200;

function columnsOf(fields: readonly string[]): readonly DataColumn<Row>[] {
  return [
    {
      id: '#',
      header: '#',
      hint: 'Place in the payload',
      width: 80,
      cell: ({ record }) => <Cell record={record}>{(one) => formatNumber(one.number)}</Cell>,
    },
    {
      id: 'id',
      header: 'id',
      width: 180,
      cell: ({ record }) => <Cell record={record}>{(one) => one.id}</Cell>,
    },
    {
      id: 'timestamp',
      header: 'Triggered',
      hint: 'When the trigger fired',
      width: 240,
      cell: ({ record }) => (
        <Cell record={record}>
          {(one) => (one.triggeredAt === null ? null : <Time at={one.triggeredAt} show="absolute" />)}
        </Cell>
      ),
    },
    ...fields.map((field) => ({
      id: `field ${field}`,
      header: field,
      hint: field,
      width: COLUMN,
      grow: 1,
      cell: ({ record }: Row) => <Cell record={record}>{(one) => one.values[field]}</Cell>,
    })),
  ];
}

function Cell({
  record,
  children,
}: {
  record: RecordRowView | null;
  children: (record: RecordRowView) => ReactNode;
}) {
  if (record === null) return <Skeleton className="h-3 w-2/3" />;
  const value = children(record);
  if (value === null || value === undefined || value === '')
    return <NumberText value={null} reason="Empty in the payload" />;
  return <span className="figures">{value}</span>;
}
