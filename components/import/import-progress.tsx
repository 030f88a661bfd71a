'use client';

import { useState } from 'react';
import type { ImportDetail } from '@/lib/domain/api/imports';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Progress } from '../ui/progress';
import { addLook, paceOf, paceWords, rows, type Look } from './import-words';
import { StopButton } from './stop-button';
import { formatNumber } from '../ui/number';

/** A check or an import under way. */
export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const { import: one } = detail;
  const looks = useLooks(detail);
  const isCheck = one.state === 'checking';
  const isAtOnce = !isCheck && one.mode === 'all';
  const title = isCheck ? 'Checking every row' : 'Importing';
  return (
    <Card>
      <CardHeader title={title} description={sentenceOf({ isCheck, isAtOnce })} />
      <CardBody className="flex flex-col gap-3">
        <Progress
          label={title}
          value={one.rowCount === null || isAtOnce ? null : one.rowsRead}
          max={one.rowCount ?? 1}
        />
        <p className="figures text-sm text-ink-2" aria-live="polite">
          {one.isWaiting ? 'Waiting to begin.' : progressWords(detail, isCheck, isAtOnce)}{' '}
          {!one.isWaiting && !isAtOnce && paceWords(paceOf(looks, one.rowCount))}
        </p>
        <div>
          <StopButton
            id={one.id}
            label={one.isStopping ? 'Stopping after this batch…' : 'Cancel'}
            disabled={one.isStopping || (isAtOnce && !one.isWaiting)}
          />
        </div>
      </CardBody>
    </Card>
  );
}

/** How far it was at each answer of the last seconds. */
function useLooks({ import: one, now }: ImportDetail): readonly Look[] {
  const [looks, setLooks] = useState<readonly Look[]>(() => [{ at: now, rowsRead: one.rowsRead }]);
  if (looks.at(-1)?.at !== now) setLooks(addLook(looks, { at: now, rowsRead: one.rowsRead }));
  return looks;
}

function sentenceOf({ isCheck, isAtOnce }: { isCheck: boolean; isAtOnce: boolean }): string {
  if (isCheck) return 'Nothing is saved. You may close this page and come back.';
  return isAtOnce
    ? 'All rows in one transaction: either all of them are in, or none. It cannot be cancelled in the middle.'
    : 'A thousand rows at a time, each batch whole. You may close this page and come back. Cancelling keeps what is in.';
}

function progressWords({ import: one }: ImportDetail, isCheck: boolean, isAtOnce: boolean): string {
  if (isAtOnce) return `Saving ${rows(one.rowCount ?? 0)}.`;
  const of = one.rowCount === null ? '' : ` of ${formatNumber(one.rowCount)}`;
  const done = `${formatNumber(one.rowsRead)}${of} rows`;
  return isCheck ? `${done} read, ${formatNumber(one.rowsBad)} with problems.` : `${done}.`;
}
