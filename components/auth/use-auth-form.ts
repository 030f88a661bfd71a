import { useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useWait } from './use-wait';

/**
 * Sends a form of the pages before sign-in: the server's words about one field go to that field, others above the form.
 * While `isLeaving`, it was accepted and the next page is on its way.
 * @param send gives the page to open; null to stay on this one, where the form goes on to something else.
 */
export function useAuthForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  fields: readonly FieldPath<Values>[],
  send: (values: Values) => Promise<string | null>,
) {
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const { secondsLeft, wait } = useWait();

  const refuse = (error: unknown) => {
    const problems = error instanceof ApiError ? error.problems : [];
    const ours = fields.filter((field) => problems.some(({ path }) => path === field));
    for (const field of ours) {
      form.setError(field, { message: problems.find(({ path }) => path === field)?.message ?? '' });
    }
    if (error instanceof ApiError && error.code === 'too-many-requests') wait(error.retryAfter ?? 60);
    setRefusal(ours.length > 0 ? null : explainError(error, 'act'));
  };

  const submit = form.handleSubmit(async (values) => {
    if (secondsLeft > 0 || isLeaving) return;
    setRefusal(null);
    try {
      const destination = await send(values);
      if (destination === null) return;
      setLeaving(true);
      // A full load: what was drawn for nobody must not stay.
      window.location.assign(destination);
    } catch (error) {
      refuse(error);
    }
  });

  const isSending = form.formState.isSubmitting || isLeaving;
  return { submit, refusal, secondsLeft, isSending };
}
