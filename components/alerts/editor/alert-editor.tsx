'use client';

import type { ReactNode } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { queries, useLive } from '@/lib/client/queries';
import { NotFound } from '../../console/not-found';
import { QueryError, StaleNotice } from '../../console/query-problem';
import { Page } from '../../layout/page';
import { Card } from '../../ui/card';
import { useModels } from '../use-models';
import { EditorSkeleton } from './editor-skeleton';
import { SavedAlertEditor } from './saved-alert-editor';

/** The page of an alert, around its tabs: reads it and its model, and keeps the draft while one goes from tab to tab. */
export function AlertEditor({ id, model, children }: { id: number; model: string; children: ReactNode }) {
  const query = useLive(queries.alert(id));
  const { query: modelsQuery, setting } = useModels(model);
  const isGone = query.error instanceof ApiError && query.error.code === 'not-found';
  const alert = query.data?.alert;
  if (alert === undefined && isGone) return <NotFound what="alert" />;
  if (alert === undefined || modelsQuery.data === undefined) {
    const failed = query.error !== null ? query : modelsQuery;
    if (failed.error === null) return <EditorSkeleton />;
    return (
      <Page>
        <h1 className="sr-only">API Alert</h1>
        <Card>
          <QueryError query={failed} what="This alert" />
        </Card>
      </Page>
    );
  }
  if (setting === null || alert.model !== model) return <NotFound what="alert" />;
  return (
    <SavedAlertEditor
      key={id}
      fresh={alert}
      setting={setting}
      isGone={isGone}
      stale={isGone ? null : <StaleNotice query={query} />}
      refresh={() => void query.refetch()}
    >
      {children}
    </SavedAlertEditor>
  );
}
