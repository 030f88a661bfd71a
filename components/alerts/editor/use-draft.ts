import { useWatch, type Control } from 'react-hook-form';
import type { AlertDraft } from '../draft';

/** The form as it is typed, kept current. */
export function useDraft(control: Control<AlertDraft>): AlertDraft {
  return useWatch({ control, compute: whole });
}

function whole(values: AlertDraft): AlertDraft {
  return values;
}
