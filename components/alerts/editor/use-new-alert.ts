import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import { useCreateAlert } from '@/lib/client/alert-acts';
import { notify } from '../../ui/notify';
import { toSettings, type AlertDraft } from '../draft';
import type { FilterSetting } from '../filter/filter-draft';
import { alertHref } from '../words';
import { useAlertForm } from './use-alert-form';
import { useKeptDraft } from './use-kept-draft';

/** Making an alert. The form has one key for good: however often Save is pressed, there is one alert. */
export function useNewAlert(initial: AlertDraft, setting: FilterSetting, href: string) {
  const router = useRouter();
  const [key] = useState(() => uuidv4());
  const [began] = useState(initial);
  const [isMade, setMade] = useState(false);
  const alertForm = useAlertForm(began, setting);
  const { form, draft } = alertForm;
  const isDirty = !isMade && JSON.stringify(toSettings(draft)) !== JSON.stringify(toSettings(began));
  const { kept, forget } = useKeptDraft(href, { base: null, draft }, isDirty);
  const create = useCreateAlert();
  const inFlight = useRef(false);

  const send = async () => {
    if (inFlight.current) return;
    inFlight.current = true;
    alertForm.setRefusal(null);
    try {
      const { alert } = await create.mutateAsync({
        key,
        model: setting.model.name,
        settings: toSettings(form.getValues()),
      });
      setMade(true);
      forget();
      notify({ tone: 'success', title: 'Saved', description: 'The alert has its Queue UUID now.' });
      // It stays in flight: until the page is another one, a press must do nothing.
      router.replace(alertHref(alert));
    } catch (error) {
      alertForm.refuse(error);
      inFlight.current = false;
    }
  };

  return {
    alertForm,
    isDirty,
    isSaving: create.isPending || isMade,
    // What is wrong is marked on the first tab.
    save: () => void form.handleSubmit(send, () => router.push(href))(),
    kept,
    forgetKept: forget,
    takeUpKept: () => {
      if (kept !== null) form.reset(kept.draft);
      forget();
    },
  };
}
