import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import type { AlertView } from '@/lib/domain/api/alerts';
import { changedSettings, mergeDrafts, toDraft } from '../draft';
import type { FilterSetting } from '../filter/filter-draft';
import { alertHref } from '../words';
import { useAlertForm } from './use-alert-form';
import { useKeptDraft } from './use-kept-draft';
import { useSaveChanges } from './use-save-changes';

/**
 * Editing a saved alert. `base` is the version the draft began with: only what differs from it is sent, together with its
 * number, so that a change of somebody else is never overwritten unseen.
 */
export function useSavedAlert(fresh: AlertView, setting: FilterSetting, refresh: () => void) {
  const router = useRouter();
  const [base, setBase] = useState(fresh);
  const [wasRefused, setRefused] = useState(false);
  const [initial] = useState(() => toDraft(fresh.settings, setting));
  const alertForm = useAlertForm(initial, setting);
  const { form, draft } = alertForm;
  const changed = changedSettings(base.settings, draft);
  const isDirty = Object.keys(changed).length > 0;
  const isOvertaken = fresh.version > base.version;
  const { kept, forget } = useKeptDraft(alertHref(fresh), { base, draft }, isDirty);

  const begin = (alert: AlertView, next = toDraft(alert.settings, setting)) => {
    setBase(alert);
    setRefused(false);
    alertForm.setRefusal(null);
    form.reset(next);
  };

  const adopt = useEffectEvent(() => begin(fresh));
  // Whoever has typed nothing simply sees what stands now.
  useEffect(() => {
    // The form is a store of its own: it is told, and cannot be derived while drawing.
    // oxlint-disable-next-line react/set-state-in-effect
    if (isOvertaken && !isDirty) adopt();
  }, [isOvertaken, isDirty]);

  const { send, isSaving } = useSaveChanges(base, changed, {
    onBegin: () => alertForm.setRefusal(null),
    onSaved: (alert) => begin(alert, { ...form.getValues(), name: alert.name }),
    onOvertaken: () => {
      setRefused(true);
      refresh();
    },
    onRefused: alertForm.refuse,
  });

  const takeUpKept = () => {
    if (kept === null) return;
    if (kept.base !== null) setBase(kept.base);
    form.reset(kept.draft);
    forget();
  };

  return {
    base,
    alertForm,
    changed,
    isDirty,
    isOvertaken,
    /** The server refused a save, because somebody was faster. */
    wasRefused,
    isSaving,
    // What is wrong is marked on the first tab.
    save: () => void form.handleSubmit(send, () => router.push(alertHref(fresh)))(),
    closeCompare: () => setRefused(false),
    takeTheirs: () => begin(fresh),
    keepMine: () => begin(fresh, mergeDrafts(toDraft(fresh.settings, setting), draft, Object.keys(changed))),
    kept,
    forgetKept: forget,
    takeUpKept,
  };
}
