'use client';

import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { Page } from '../../layout/page';
import { PageHeader } from '../../ui/page-header';
import type { AlertDraft } from '../draft';
import type { FilterSetting } from '../filter/filter-draft';
import { Breadcrumb } from './breadcrumb';
import { EditorContext } from './editor-context';
import { EditorTabs } from './editor-tabs';
import { KeptNotice } from './kept-notice';
import { LeaveWarning } from './leave-warning';
import { EDITOR_PAGE, SaveBar } from './save-bar';
import { useNewAlert } from './use-new-alert';

export interface UnsavedAlertEditorProps {
  initial: AlertDraft;
  setting: FilterSetting;
  children: ReactNode;
}

/** The frame of a new alert's tabs. */
export function UnsavedAlertEditor({ initial, setting, children }: UnsavedAlertEditorProps) {
  const { model } = setting;
  const href = `/alerts/${encodeURIComponent(model.name)}/new`;
  const editor = useNewAlert(initial, setting, href);
  const { alertForm, isDirty } = editor;
  return (
    <EditorContext value={{ setting, base: null, href, problems: alertForm.filterProblems, isDirty }}>
      <FormProvider {...alertForm.form}>
        <Page className={EDITOR_PAGE}>
          <PageHeader
            breadcrumb={<Breadcrumb model={model.name} label={model.label} />}
            title="New API Alert"
            description={`Queues records of ${model.label} for an integration. It gets its Queue UUID when it is saved.`}
          />
          {editor.kept !== null && <KeptNotice onTakeUp={editor.takeUpKept} onLetGo={editor.forgetKept} />}
          <EditorTabs href={href} isNew />
          {children}
          <SaveBar
            status="Not saved yet"
            refusal={alertForm.refusal}
            canSave
            isSaving={editor.isSaving}
            onSave={editor.save}
          />
        </Page>
        <LeaveWarning isDirty={isDirty} inside={href} />
      </FormProvider>
    </EditorContext>
  );
}
