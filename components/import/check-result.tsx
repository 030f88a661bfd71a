'use client';

import { useState } from 'react';
import { useStartImport } from '@/lib/client/import-acts';
import type { ImportDetail } from '@/lib/domain/api/imports';
import { MAX_ROWS_AT_ONCE, type ImportMode } from '@/lib/domain/imports';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { rows } from './import-words';
import { ProblemList } from './problem-list';
import { StopButton } from './stop-button';
import { formatNumber } from '../ui/number';

export interface CheckResultProps {
  detail: ImportDetail;
  onMapAgain: () => void;
}

/** What the check came to, and the choice between all and the good rows. */
export function CheckResult({ detail, onMapAgain }: CheckResultProps) {
  const { import: one } = detail;
  const start = useStartImport(one.id);
  const whyNotAll = whyNot(one);
  const [chosen, setChosen] = useState<ImportMode>('all');
  const mode = whyNotAll === null ? chosen : 'good-rows';
  return (
    <>
      <Callout tone={one.rowsBad === 0 ? 'success' : 'warning'} title={titleOf(one)}>
        Nothing has been saved yet.
      </Callout>
      <Card>
        <CardHeader title="Import" />
        <CardBody className="flex flex-col gap-4">
          <fieldset className="flex flex-col gap-3">
            <legend className="sr-only">What to import</legend>
            <Choice
              kind="radio"
              name="mode"
              checked={mode === 'all'}
              disabled={whyNotAll !== null}
              onChange={() => setChosen('all')}
              label="All or nothing"
              description={whyNotAll ?? 'One transaction: either every row is in, or none is.'}
            />
            <Choice
              kind="radio"
              name="mode"
              checked={mode === 'good-rows'}
              onChange={() => setChosen('good-rows')}
              label={one.rowsBad === 0 ? 'A thousand at a time' : 'The good rows only'}
              description="Each thousand is saved whole. It can be cancelled, and what is in stays in. If the program ends in the middle, the import is shown as Interrupted until an admin presses Go on."
            />
          </fieldset>
          <ActProblem error={start.error} />
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              loading={start.isPending}
              disabled={one.rowsGood === 0}
              onClick={() => start.mutate({ mode, seenBad: one.rowsBad })}
            >
              Import {rows(one.rowsGood)}
            </Button>
            <Button onClick={onMapAgain}>Choose columns again</Button>
            <StopButton id={one.id} label="Discard the file" />
          </div>
        </CardBody>
      </Card>
      {one.rowsBad > 0 && <ProblemList id={one.id} bad={one.rowsBad} />}
    </>
  );
}

function titleOf({ rowsBad, rowsGood }: ImportDetail['import']): string {
  if (rowsBad === 0) return `${rows(rowsGood)}, and every one is good`;
  return `${rows(rowsBad)} with problems, ${rows(rowsGood)} good`;
}

function whyNot({ rowsBad, rowCount }: ImportDetail['import']): string | null {
  if (rowsBad > 0) return 'Not with rows that have problems: correct the file and upload it again.';
  if ((rowCount ?? 0) > MAX_ROWS_AT_ONCE)
    return `Up to ${formatNumber(MAX_ROWS_AT_ONCE)} rows, because everybody waits for one transaction.`;
  return null;
}
