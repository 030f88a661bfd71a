import { useRef } from 'react';
import { useUpdateAlert } from '@/lib/client/alert-acts';
import { ApiError } from '@/lib/client/fetcher';
import type { AlertView } from '@/lib/domain/api/alerts';
import { notify } from '../../ui/notify';
import type { Settings } from '../draft';

interface Heard {
  onBegin: () => void;
  onSaved: (alert: AlertView) => void;
  /** Somebody else changed the alert first; nothing was saved. */
  onOvertaken: () => void;
  onRefused: (error: unknown) => void;
}

/** Sends what was changed, together with the version it was changed from. A press while one is under way does nothing. */
export function useSaveChanges(base: AlertView, changed: Partial<Settings>, heard: Heard) {
  const update = useUpdateAlert();
  const inFlight = useRef(false);
  const send = async () => {
    if (inFlight.current) return;
    inFlight.current = true;
    heard.onBegin();
    try {
      const { alert } = await update.mutateAsync({ id: base.id, version: base.version, settings: changed });
      heard.onSaved(alert);
      const description = 'From now on, saves are asked by the new settings.';
      notify({ tone: 'success', title: 'Saved', description });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict') heard.onOvertaken();
      else heard.onRefused(error);
    }
    inFlight.current = false;
  };
  return { send, isSaving: update.isPending };
}
