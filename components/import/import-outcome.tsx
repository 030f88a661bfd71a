'use client';

import Link from 'next/link';
import { useResumeImport } from '@/lib/client/import-acts';
import type { ImportDetail } from '@/lib/domain/api/imports';
import { ActProblem } from '../settings/act-problem';
import { Button, ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { rows } from './import-words';
import { ProblemList } from './problem-list';
import { StopButton } from './stop-button';
import { formatNumber } from '../ui/number';

/** How an import ended, or where it stands after an interruption: how many rows are in, exactly. */
export function ImportOutcome({ detail }: { detail: ImportDetail }) {
  const { import: one } = detail;
  const resume = useResumeImport(one.id);
  const isInterrupted = one.state === 'interrupted';
  return (
    <>
      <Callout tone={toneOf(one.state)} title={titleOf(one)}>
        {one.problem ?? sentenceOf(one)}
      </Callout>
      <ActProblem error={resume.error} />
      <div className="flex flex-wrap gap-2">
        {isInterrupted && (
          <>
            <Button variant="primary" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
              Go on
            </Button>
            <StopButton id={one.id} label="Stop here" />
          </>
        )}
        <ButtonLink>
          <Link href={`/records/${one.model}`}>Look at the records</Link>
        </ButtonLink>
        <ButtonLink>
          <Link href={`/records/${one.model}/import`}>Import another file</Link>
        </ButtonLink>
      </div>
      {one.rowsBad > 0 && <ProblemList id={one.id} bad={one.rowsBad} />}
    </>
  );
}

function toneOf(state: ImportDetail['import']['state']) {
  if (state === 'done') return 'success';
  return state === 'failed' ? 'danger' : 'warning';
}

function titleOf(one: ImportDetail['import']): string {
  const of = one.rowCount === null ? '' : ` of ${formatNumber(one.rowCount)}`;
  if (one.state === 'failed') return 'Nothing was imported';
  if (one.state === 'done') return `${rows(one.rowsSaved)} imported`;
  const how = one.state === 'interrupted' ? 'Interrupted' : 'Cancelled';
  return `${how}: ${formatNumber(one.rowsSaved)}${of} rows are in`;
}

function sentenceOf(one: ImportDetail['import']): string {
  if (one.state === 'cancelled')
    return one.rowsSaved === 0
      ? 'No record was changed.'
      : 'They stay, with what they triggered. The rest of the file was not imported.';
  return one.rowsBad === 0
    ? 'Every row of the file is in.'
    : `${rows(one.rowsBad)} with problems ${one.rowsBad === 1 ? 'was left out; it is' : 'were left out; they are'} listed below.`;
}
