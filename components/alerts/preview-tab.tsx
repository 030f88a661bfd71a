'use client';

import { Inbox, RotateCw } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { queries, useLive } from '@/lib/client/queries';
import type { AlertPreview } from '@/lib/domain/api/alerts';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { DataTable } from '../ui/data-table';
import type { DataColumn } from '../ui/data-table-model';
import { EmptyState } from '../ui/empty-state';
import { formatNumber } from '../ui/number';
import { DraftProblems } from './draft-problems';
import { problemsOf, settingOf, toSettings, type AlertDraft } from './draft';
import { useEditor } from './editor/editor-context';
import { useDraft } from './editor/use-draft';
import { valueText } from './value-text';

const PAGE = 50;
const ASKED = new Set<string | undefined>(['filter', 'extra_fields']);
type PreviewRecord = AlertPreview['records'][number];

/** How many records meet the filter now, and which: of the form as it is, saved or not. */
export function PreviewTab() {
  const { setting, isDirty } = useEditor();
  const draft = useDraft(useFormContext<AlertDraft>().control);
  const [offset, setOffset] = useState(0);
  const problems = problemsOf(draft, setting).filter(({ path }) => ASKED.has(settingOf(path)));
  const { filter, extra_fields } = toSettings(draft);
  const input = { model: setting.model.name, settings: { filter, extra_fields }, offset };
  const query = useLive(queries.alertPreview(input), problems.length === 0);
  if (problems.length > 0) return <DraftProblems problems={problems} />;
  if (query.data === undefined && query.error) {
    return (
      <Card>
        <QueryError query={query} what="The preview" />
      </Card>
    );
  }
  const total = query.data?.total;
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={total === undefined ? 'Counting…' : titleOf(total, setting.model.label)}
        description={`${isDirty ? 'By the form as it is, not saved yet. ' : ''}${whatItMeans(draft)}`}
        actions={
          <Button
            size="sm"
            icon={<RotateCw aria-hidden="true" />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            Look again
          </Button>
        }
      />
      <PreviewTable preview={query.data} />
      {total !== undefined && total > PAGE && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-2 text-sm text-ink-2">
          <span className="figures">
            {formatNumber(offset + 1)} to {formatNumber(Math.min(offset + PAGE, total))} of{' '}
            {formatNumber(total)}
          </span>
          <span className="flex gap-2">
            <Button size="sm" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
              Previous
            </Button>
            <Button size="sm" disabled={offset + PAGE >= total} onClick={() => setOffset(offset + PAGE)}>
              Next
            </Button>
          </span>
        </div>
      )}
    </Card>
  );
}

function PreviewTable({ preview }: { preview: AlertPreview | undefined }) {
  const { href } = useEditor();
  const columns = useMemo(() => columnsOf(preview?.columns ?? ['…', '…'], href), [preview?.columns, href]);
  return (
    <DataTable
      label="Records that match now"
      columns={columns}
      items={preview?.records ?? []}
      itemId={(record) => String(record.id)}
      loading={preview === undefined}
      className="max-h-[32rem] rounded-none border-0"
      empty={
        <EmptyState icon={<Inbox />} title="No record meets the filter now">
          The alert queues nothing until a record does. Explain tells of one record which condition it fails.
        </EmptyState>
      }
    />
  );
}

function columnsOf(names: readonly string[], href: string): DataColumn<PreviewRecord>[] {
  return [
    {
      id: 'id',
      header: 'id',
      width: 100,
      cell: (record) => <span className="figures">{record.id}</span>,
    },
    ...names.map((name, index): DataColumn<PreviewRecord> => ({
      id: `${index} ${name}`,
      header: name,
      width: 160,
      grow: 1,
      cell: (record) => (
        <span className="truncate" dir="auto">
          {valueText(record.values[index] ?? null)}
        </span>
      ),
    })),
    {
      id: 'explain',
      header: 'Would it queue?',
      width: 150,
      align: 'end',
      cell: (record) => (
        <Link
          href={`${href}/explain?record=${record.id}`}
          className="text-sm text-accent-ink hover:underline"
        >
          Explain<span className="sr-only"> {record.id}</span>
        </Link>
      ),
    },
  ];
}

function titleOf(total: number, label: string): string {
  if (total === 0) return 'No record matches now';
  return total === 1 ? `1 ${label} matches now` : `${formatNumber(total)} records of ${label} match now`;
}

function whatItMeans({ triggerType }: AlertDraft): string {
  if (triggerType === 'One Time Filter')
    return 'The sweep queues those of them that this alert has never queued.';
  return 'None of them is queued by saving the alert: each is when its next save triggers it.';
}
