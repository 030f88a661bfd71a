'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useLive } from '@/lib/client/queries';
import { settingsQueries } from '@/lib/client/queries/settings';
import { QueryError, StaleNotice } from '../../console/query-problem';
import { Card, CardBody, CardHeader } from '../../ui/card';
import { Skeleton } from '../../ui/skeleton';
import { ModelFields } from './model-fields';
import { WorkflowEditor } from './workflow-editor';

/** One model: its workflow and its fields. */
export function ModelSettings({ name }: { name: string }) {
  const query = useLive(settingsQueries.model(name));
  const model = query.data;
  return (
    <>
      <div>
        <Link
          href="/settings/models"
          className="inline-flex items-center gap-0.5 text-sm text-ink-3 hover:text-ink"
        >
          <ChevronLeft className="size-4" aria-hidden="true" /> Models
        </Link>
        <h2 className="text-lg font-semibold text-ink">{model?.label ?? name}</h2>
        <p className="text-sm text-ink-3">
          <span className="font-mono text-xs">{name}</span>
          {model && (
            <>
              , in payloads <span className="font-mono text-xs">{model.table}</span>
            </>
          )}
        </p>
      </div>
      <StaleNotice query={query} />
      {model === undefined && query.error !== null && (
        <Card>
          <QueryError query={query} what="This model" />
        </Card>
      )}
      {model === undefined && query.error === null && (
        <div aria-busy="true" className="flex flex-col gap-4">
          <Skeleton className="h-72" />
          <Skeleton className="h-96" />
        </div>
      )}
      {model && (
        <>
          {model.states === null ? <NoWorkflow /> : <WorkflowEditor model={model} states={model.states} />}
          <ModelFields model={model} />
        </>
      )}
    </>
  );
}

function NoWorkflow() {
  return (
    <Card>
      <CardHeader title="Workflow" />
      <CardBody className="text-sm text-ink-2">
        Records of this model have no workflow, as in Fluxx: there is no state to move them through.
      </CardBody>
    </Card>
  );
}
