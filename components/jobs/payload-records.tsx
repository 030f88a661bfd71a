'use client';

import { Inbox } from 'lucide-react';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useDeferredValue, useMemo, useState } from 'react';
import { useWideScreen } from '@/lib/client/media-query';
import { describeRecords } from '@/lib/domain/durations';
import { Card } from '../ui/card';
import { SortingDataTable } from '../ui/sorting-data-table';
import { EmptyState } from '../ui/empty-state';
import { JsonView } from '../ui/json-view';
import { formatNumber } from '../ui/number';
import { NoMatch, SearchRecords } from './record-search';
import { recordColumns } from './record-columns';
import { RecordPane } from './record-pane';
import { searchRows, tableOf, type RecordRow, type RecordTable } from './records';

const rowId = (row: RecordRow) => String(row.number);

/** The records of a payload that is read into the page. */
export function PayloadRecords({ text }: { text: string }) {
  const table = useMemo(() => tableOf(text), [text]);
  if (table === null) return <JsonView text={text} label="payload" />;
  if (table.rows.length === 0) {
    return (
      <Card>
        <EmptyState icon={<Inbox />} title="No records in this payload">
          The site named the job without records. The Payload tab shows what it answered.
        </EmptyState>
      </Card>
    );
  }
  return <SearchableRecords table={table} />;
}

function SearchableRecords({ table }: { table: RecordTable }) {
  // Whoever comes from Find comes for one record.
  const [found] = useQueryState('find');
  const [search, setSearch] = useState(found ?? '');
  const wanted = useDeferredValue(search);
  const columns = useMemo(() => recordColumns(table), [table]);
  const rows = useMemo(() => searchRows(table.rows, wanted), [table, wanted]);
  const [open, setOpen] = useQueryState('record', parseAsInteger.withOptions({ history: 'replace' }));
  const wide = useWideScreen(80);
  const selected = open === null ? undefined : table.rows[open - 1];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchRecords value={search} onChange={setSearch} />
        <output className="figures text-sm text-ink-2">
          {rows.length === table.rows.length
            ? describeRecords(rows.length)
            : `${formatNumber(rows.length)} of ${describeRecords(table.rows.length)}`}
        </output>
      </div>
      <div className="flex items-stretch gap-4">
        <SortingDataTable
          label="Records"
          columns={columns}
          items={rows}
          itemId={rowId}
          rowHeight={36}
          onOpen={(row) => void setOpen(row.number === open ? null : row.number)}
          onWalk={selected && ((row) => void setOpen(row.number))}
          selectedId={selected && rowId(selected)}
          empty={<NoMatch onClear={() => setSearch('')} />}
          className="h-[min(70dvh,44rem)] min-w-0 flex-1"
        />
        {selected && <RecordPane row={selected} beside={wide} onClose={() => void setOpen(null)} />}
      </div>
    </div>
  );
}
