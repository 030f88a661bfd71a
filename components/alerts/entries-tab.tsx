'use client';

import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { AlertEntry } from '@/lib/domain/api/alerts';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Badge } from '../ui/badge';
import { Card, CardHeader } from '../ui/card';
import { DataTable } from '../ui/data-table';
import type { DataColumn } from '../ui/data-table-model';
import { EmptyState } from '../ui/empty-state';
import { Time } from '../ui/time';
import { EntryRequeue } from './entry-requeue';
import { useEditor } from './editor/editor-context';

const NO_ENTRIES: readonly AlertEntry[] = [];
const entryId = (entry: AlertEntry) => `${entry.jobUuid ?? 'queued'} ${entry.sequence}`;

const AFTER_RECORD: readonly DataColumn<AlertEntry>[] = [
  { id: 'triggered', header: 'Triggered', width: 116, cell: (entry) => <Time at={entry.triggeredAt} /> },
  { id: 'state', header: 'Where it is', width: 122, cell: (entry) => <EntryState entry={entry} /> },
  {
    id: 'job',
    header: 'Job UUID',
    width: 300,
    grow: 1,
    cell: (entry) =>
      entry.jobUuid === null ? (
        <span className="text-ink-3">Not taken yet</span>
      ) : (
        <span className="truncate font-mono text-xs">{entry.jobUuid}</span>
      ),
  },
  {
    id: 'cleared',
    header: 'Cleared',
    width: 140,
    cell: (entry) =>
      entry.clearedAt === null ? <span className="text-ink-3">—</span> : <Time at={entry.clearedAt} />,
  },
];

/** The record first, which is the way to it; sending its job back last. */
function columnsOf(
  model: string,
  alertId: number,
  entries: readonly AlertEntry[],
): readonly DataColumn<AlertEntry>[] {
  const record: DataColumn<AlertEntry> = {
    id: 'record',
    header: 'Record',
    width: 88,
    cell: ({ recordId }) => (
      <Link
        href={`/records/${encodeURIComponent(model)}/${recordId}`}
        className="figures font-medium text-ink hover:underline"
      >
        {recordId}
      </Link>
    ),
  };
  const firstOfJob = new Map(entries.toReversed().map(({ jobUuid, sequence }) => [jobUuid, sequence]));
  const again: DataColumn<AlertEntry> = {
    id: 'again',
    header: 'Its job',
    width: 140,
    // Once for a job, at the newest of its entries.
    cell: ({ jobUuid, clearedAt, sequence }) =>
      jobUuid === null || clearedAt === null || firstOfJob.get(jobUuid) !== sequence ? null : (
        <EntryRequeue alertId={alertId} jobUuid={jobUuid} />
      ),
  };
  return [record, ...AFTER_RECORD, again];
}

/** The last entries the alert made, newest first, and where each of them is now. */
export function EntriesTab({ id }: { id: number }) {
  const query = useLive(queries.alertEntries(id));
  const model = useEditor().setting.model.name;
  const entries = query.data?.entries ?? NO_ENTRIES;
  const columns = useMemo(() => columnsOf(model, id, entries), [model, id, entries]);
  if (query.data === undefined && query.error) {
    return (
      <Card>
        <QueryError query={query} what="The entries" />
      </Card>
    );
  }
  return (
    <>
      {query.data !== undefined && <StaleNotice query={query} />}
      <Card className="overflow-hidden">
        <CardHeader
          title="The last 50 entries"
          description="Newest trigger first. A record that was triggered twice is here twice."
        />
        <DataTable
          label="Entries"
          columns={columns}
          items={entries}
          itemId={entryId}
          loading={query.isPending}
          className="max-h-[36rem] rounded-none border-0"
          empty={
            <EmptyState icon={<Inbox />} title="It has queued nothing yet">
              Each record that the alert queues is listed here. Explain tells whether a record would.
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}

function EntryState({ entry }: { entry: AlertEntry }) {
  if (entry.state === 'queued') return <Badge tone="backlog">Queued</Badge>;
  return entry.state === 'processing' ? (
    <Badge tone="accent">Processing</Badge>
  ) : (
    <Badge tone="healthy">Cleared</Badge>
  );
}
