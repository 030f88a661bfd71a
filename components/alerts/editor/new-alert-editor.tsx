'use client';

import { useSearchParams } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import { NotFound } from '../../console/not-found';
import { QueryError } from '../../console/query-problem';
import { Page } from '../../layout/page';
import { Card } from '../../ui/card';
import { EMPTY_DRAFT, toDraft } from '../draft';
import { useModels } from '../use-models';
import { EditorSkeleton } from './editor-skeleton';
import { UnsavedAlertEditor } from './unsaved-alert-editor';

const LONGEST_NAME = 200;

/** The page of an alert that is being made, empty or as a copy of another (`?from=7`). Nothing exists before Save. */
export function NewAlertEditor({ model, children }: { model: string; children: ReactNode }) {
  // Read once: the tabs of this page have the address without it.
  const [from] = useState(useSearchParams().get('from'));
  const id = from !== null && /^\d{1,15}$/.test(from) ? Number(from) : null;
  const copied = useLive(queries.alert(id ?? 0), id !== null);
  const { query, setting } = useModels(model);
  const failed = [query, copied].find((one) => one.data === undefined && one.error !== null);
  if (failed !== undefined) {
    return (
      <Page>
        <h1 className="sr-only">New API Alert</h1>
        <Card>
          <QueryError query={failed} what={failed === query ? 'The models' : 'The alert to copy'} />
        </Card>
      </Page>
    );
  }
  if (query.data === undefined || (id !== null && copied.data === undefined)) return <EditorSkeleton />;
  if (setting === null) return <NotFound what="model" />;
  const source = copied.data?.alert;
  const initial =
    source === undefined || source.model !== model
      ? EMPTY_DRAFT
      : { ...toDraft(source.settings, setting), name: `Copy of ${source.name}`.slice(0, LONGEST_NAME) };
  return (
    <UnsavedAlertEditor initial={initial} setting={setting}>
      {children}
    </UnsavedAlertEditor>
  );
}
