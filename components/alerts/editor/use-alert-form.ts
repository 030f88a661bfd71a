import { useMemo, useState } from 'react';
import { useForm, type FieldErrors, type Resolver, type UseFormReturn } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import type { FieldProblem } from '@/lib/domain/errors';
import { FIELD_OF, problemsOf, settingOf, type AlertDraft } from '../draft';
import type { FilterSetting } from '../filter/filter-draft';
import { useDraft } from './use-draft';

export interface AlertForm {
  form: UseFormReturn<AlertDraft>;
  draft: AlertDraft;
  /** What is wrong inside the filter, once Save was pressed. */
  filterProblems: readonly FieldProblem[];
  /** Why the server refused, when that belongs to no field. */
  refusal: ErrorWords | null;
  setRefusal: (words: ErrorWords | null) => void;
  /** Puts what the server said where it belongs. */
  refuse: (error: unknown) => void;
}

/**
 * The form of an alert. The draft is checked by the domain's own check, which the server makes again; each problem goes to
 * its field, those inside the filter to their places in it.
 */
export function useAlertForm(initial: AlertDraft, setting: FilterSetting): AlertForm {
  const resolver = useMemo(() => resolverFor(setting), [setting]);
  const form = useForm<AlertDraft>({ defaultValues: initial, resolver });
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const draft = useDraft(form.control);
  const { filter } = form.formState.errors;
  const filterProblems = useMemo(() => (filter === undefined ? [] : problemsIn(filter.types)), [filter]);
  const refuse = (error: unknown) => {
    const problems = error instanceof ApiError ? error.problems : [];
    const errors = errorsOf(problems);
    for (const name of Object.values(FIELD_OF)) {
      const fieldError = errors[name];
      if (fieldError !== undefined) form.setError(name, fieldError);
    }
    setRefusal(Object.keys(errors).length > 0 ? null : explainError(error, 'act'));
  };
  return { form, draft, filterProblems, refusal, setRefusal, refuse };
}

interface DraftError {
  type: string;
  message: string;
  /** Every problem of the field by its path, as form libraries keep several. */
  types: Record<string, string>;
}

function resolverFor(setting: FilterSetting): Resolver<AlertDraft> {
  return (values) => {
    const errors = errorsOf(problemsOf(values, setting));
    return Object.keys(errors).length === 0
      ? { values, errors: {} }
      : { values: {}, errors: errors as FieldErrors<AlertDraft> };
  };
}

function errorsOf(problems: readonly FieldProblem[]): Partial<Record<keyof AlertDraft, DraftError>> {
  const errors: Partial<Record<keyof AlertDraft, DraftError>> = {};
  for (const { path, message } of problems) {
    const setting = settingOf(path);
    if (setting === undefined) continue;
    const field = FIELD_OF[setting];
    const known = errors[field];
    errors[field] = {
      type: 'domain',
      message: known?.message ?? message,
      types: { ...known?.types, [path]: message },
    };
  }
  return errors;
}

function problemsIn(types: unknown): FieldProblem[] {
  if (typeof types !== 'object' || types === null) return [];
  return Object.entries(types).map(([path, message]) => ({ path, message: String(message) }));
}
