'use client';

import type { ReactNode } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { usePageTitle } from '@/lib/client/page-title';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { NavTabs } from '../layout/nav-tabs';
import { Page } from '../layout/page';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { PageHeader } from '../ui/page-header';
import { Time } from '../ui/time';
import { DeleteRecord } from './delete-record';
import { GoneRecord } from './gone-record';
import { RecordPath, RecordSkeleton } from './record-parts';
import { stateLabel } from './words';

export interface RecordName {
  model: string;
  id: number;
}

/** What both tabs of a record's page have above them. */
export function RecordFrame({ model: name, id, children }: RecordName & { children: ReactNode }) {
  const definition = useLive(recordQueries.definition(name));
  const query = useLive(recordQueries.record(name, id));
  const model = definition.data?.model;
  usePageTitle(model && query.data ? (query.data.title ?? `${model.label} ${id}`) : undefined);
  const missing = [definition, query].find(
    ({ error }) => error instanceof ApiError && error.code === 'not-found',
  );
  if (missing === definition || (missing !== undefined && model === undefined))
    return <NotFound what="model" />;
  if (missing !== undefined && model !== undefined) return <GoneRecord model={model} id={id} />;
  if (model === undefined || query.data === undefined)
    return (
      <Page>
        {query.error || definition.error ? (
          <>
            <h1 className="sr-only">Record</h1>
            <Card>
              <QueryError query={query.error ? query : definition} what="This record" />
            </Card>
          </>
        ) : (
          <RecordSkeleton />
        )}
      </Page>
    );
  return (
    <Page>
      <Header model={model} title={query.data.title} record={query.data.record} />
      <StaleNotice query={query} />
      <RecordTabs model={name} id={id} />
      {children}
    </Page>
  );
}

interface HeaderProps {
  model: RecordModelView;
  title: string | null;
  record: RecordRowView;
}

function Header({ model, title, record }: HeaderProps) {
  const { state, updated_at: updatedAt } = record.values;
  return (
    <PageHeader
      breadcrumb={<RecordPath model={model} />}
      title={title ?? `${model.label} ${record.id}`}
      badge={
        model.states.length > 0 && typeof state === 'string' ? <Badge>{stateLabel(state)}</Badge> : undefined
      }
      description={
        <span className="flex flex-wrap gap-x-4">
          {title !== null && (
            <span>
              {model.label} {record.id}
            </span>
          )}
          {typeof updatedAt === 'string' && (
            <span>
              Last changed <Time at={Date.parse(updatedAt)} />
            </span>
          )}
        </span>
      }
      actions={<DeleteRecord model={model} record={record} title={title} />}
    />
  );
}

function RecordTabs({ model, id }: RecordName) {
  return (
    <NavTabs
      label="Parts of this record"
      tabs={[
        { href: `/records/${model}/${id}`, label: 'Fields' },
        { href: `/records/${model}/${id}/changes`, label: 'Changes' },
      ]}
    />
  );
}
