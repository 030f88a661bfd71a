'use client';

import { useState } from 'react';
import { useLive } from '@/lib/client/queries';
import { importQueries } from '@/lib/client/queries/imports';
import type { ImportDetail } from '@/lib/domain/api/imports';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Page } from '../layout/page';
import { Badge } from '../ui/badge';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { CheckResult } from './check-result';
import { ImportOutcome } from './import-outcome';
import { ImportPath } from './import-path';
import { ImportProgress } from './import-progress';
import { isMoving, STATE_WORDS } from './import-words';
import { MappingForm } from './mapping-form';

/** One import, wherever it stands: the page may be closed and opened again at any time. */
export function ImportPage({ model, id }: { model: string; id: string }) {
  const [moving, setMoving] = useState(true);
  const query = useLive(importQueries.one(id, moving));
  const detail = query.data;
  const isNowMoving = detail === undefined || isMoving(detail.import.state);
  if (isNowMoving !== moving) setMoving(isNowMoving);
  return (
    <Page>
      <PageHeader
        breadcrumb={<ImportPath model={model} inside />}
        title={detail?.import.fileName ?? 'Import'}
        badge={detail && <Badge>{STATE_WORDS[detail.import.state]}</Badge>}
      />
      {detail !== undefined && <StaleNotice query={query} />}
      {detail === undefined && query.error !== null && (
        <Card>
          <QueryError query={query} what="This import" />
        </Card>
      )}
      {detail === undefined && query.error === null && <Skeleton className="h-96" />}
      {detail && <ImportStep detail={detail} />}
    </Page>
  );
}

function ImportStep({ detail }: { detail: ImportDetail }) {
  const [isMapping, setMapping] = useState(false);
  const { state, problem } = detail.import;
  if (state === 'checking' || state === 'importing') return <ImportProgress key={state} detail={detail} />;
  if (state === 'uploaded' || (state === 'checked' && isMapping))
    return (
      <>
        {problem !== null && <Callout tone="warning">{problem}</Callout>}
        <MappingForm detail={detail} onSent={() => setMapping(false)} />
      </>
    );
  if (state === 'checked') return <CheckResult detail={detail} onMapAgain={() => setMapping(true)} />;
  return <ImportOutcome detail={detail} />;
}
