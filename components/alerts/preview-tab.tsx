'use client';

import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { queries, useLive } from '@/lib/client/queries';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { formatNumber } from '../ui/number';
import { DraftProblems } from './draft-problems';
import { problemsOf, settingOf, toSettings, type AlertDraft } from './draft';
import { useEditor } from './editor/editor-context';
import { useDraft } from './editor/use-draft';
import { PreviewTable } from './preview-table';

const PAGE = 50;
const ASKED = new Set<string | undefined>(['filter', 'extra_fields']);

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
        description={`${isDirty ? 'By the form as it is, not saved yet. ' : ''}${whatItMeans(draft, total)}`}
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

function titleOf(total: number, label: string): string {
  if (total === 0) return 'No record matches now';
  return total === 1 ? `1 ${label} matches now` : `${formatNumber(total)} records of ${label} match now`;
}

function whatItMeans({ triggerType }: AlertDraft, total: number | undefined): string {
  if (total === 0)
    return triggerType === 'One Time Filter'
      ? 'The sweep queues a record as soon as one matches.'
      : 'A record is queued when it is next saved, matches and triggers the alert.';
  if (triggerType === 'One Time Filter')
    return 'The sweep queues those of them that this alert has never queued.';
  return 'Saving the alert queues none of them. Each is queued when it is next saved and the alert is triggered.';
}
