'use client';

import { usePathname } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { usePageTitle } from '@/lib/client/page-title';
import type { AlertView } from '@/lib/domain/api/alerts';
import { Page } from '../../layout/page';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { differingSettings } from '../draft';
import type { FilterSetting } from '../filter/filter-draft';
import { alertHref } from '../words';
import { AlertHeader } from './alert-header';
import { CompareDialog } from './compare-dialog';
import { EditorContext } from './editor-context';
import { EditorTabs } from './editor-tabs';
import { GoneNotice } from './gone-notice';
import { KeptNotice } from './kept-notice';
import { LeaveWarning } from './leave-warning';
import { EDITOR_PAGE, SaveBar } from './save-bar';
import { useSavedAlert } from './use-saved-alert';

export interface SavedAlertEditorProps {
  /** As it stands on the site now. */
  fresh: AlertView;
  setting: FilterSetting;
  /** Somebody deleted it while it was open here. */
  isGone: boolean;
  stale: ReactNode;
  refresh: () => void;
  children: ReactNode;
}

/** The frame of a saved alert's tabs: its header, the draft, Save, and word of what others did meanwhile. */
export function SavedAlertEditor({
  fresh,
  setting,
  isGone,
  stale,
  refresh,
  children,
}: SavedAlertEditorProps) {
  const editor = useSavedAlert(fresh, setting, refresh);
  const { base, alertForm, changed, isDirty, isOvertaken } = editor;
  const [isComparing, setComparing] = useState(false);
  usePageTitle(fresh.name);
  const href = alertHref(fresh);
  const pathname = usePathname();
  const compare = isOvertaken && isDirty && (isComparing || editor.wasRefused);
  const settle = (act: () => void) => () => {
    act();
    setComparing(false);
  };
  return (
    <EditorContext value={{ setting, base, href, problems: alertForm.filterProblems, isDirty }}>
      <FormProvider {...alertForm.form}>
        <Page className={EDITOR_PAGE}>
          <AlertHeader alert={fresh} modelLabel={setting.model.label} isGone={isGone} />
          {stale}
          {isGone && <GoneNotice model={setting.model.name} draft={alertForm.draft} />}
          {editor.kept !== null && <KeptNotice onTakeUp={editor.takeUpKept} onLetGo={editor.forgetKept} />}
          <EditorTabs href={href} isNew={false} />
          {children}
          {!isGone && (isDirty || pathname === href) && (
            <SaveBar
              status={isDirty ? 'Unsaved changes' : 'Everything is saved'}
              refusal={alertForm.refusal}
              notice={
                isOvertaken &&
                isDirty && (
                  <Callout
                    tone="warning"
                    title="Somebody else has changed this alert since you opened it"
                    actions={
                      <Button size="sm" onClick={() => setComparing(true)}>
                        Compare
                      </Button>
                    }
                  >
                    Compare before you save: nothing is overwritten unseen.
                  </Callout>
                )
              }
              canSave={isDirty && !isOvertaken}
              isSaving={editor.isSaving}
              onSave={editor.save}
              onDiscard={isDirty ? editor.takeTheirs : undefined}
            />
          )}
        </Page>
        {compare && (
          <CompareDialog
            base={base}
            fresh={fresh}
            theirs={differingSettings(base.settings, fresh.settings)}
            mine={changed}
            onClose={settle(editor.closeCompare)}
            onKeepMine={settle(editor.keepMine)}
            onTakeTheirs={settle(editor.takeTheirs)}
          />
        )}
        <LeaveWarning isDirty={isDirty} inside={href} />
      </FormProvider>
    </EditorContext>
  );
}
