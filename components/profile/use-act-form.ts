import { useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { ApiError } from '@/lib/client/fetcher';

/**
 * Sends a form: the server's words about one field go to that field and the focus with them, others are `refusal`.
 * @param act throws what the server refused it with.
 */
export function useActForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  fields: readonly FieldPath<Values>[],
  act: (values: Values) => Promise<void>,
) {
  const [refusal, setRefusal] = useState<unknown>(null);
  const refuse = (error: unknown) => {
    const problems = error instanceof ApiError ? error.problems : [];
    const ours = problems.flatMap(({ path, message }) =>
      fields.filter((field) => field === path).map((field) => ({ field, message })),
    );
    ours.forEach(({ field, message }, index) =>
      form.setError(field, { message }, { shouldFocus: index === 0 }),
    );
    setRefusal(ours.length > 0 ? null : error);
  };
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    await act(values).catch(refuse);
  });
  return { submit, refusal, isSending: form.formState.isSubmitting };
}
