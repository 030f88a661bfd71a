'use client';

import { useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { SignInInput } from '@/lib/domain/api/inputs';
import { Button } from '../ui/button';
import { CodeEntry } from './code-entry';

export interface CodeStepProps {
  form: UseFormReturn<SignInInput>;
  /** Back to the address and the password. */
  onBack: () => void;
}

/** The second step of signing in, of an account with a second factor. */
export function CodeStep({ form, onBack }: CodeStepProps) {
  const { setFocus } = form;
  useEffect(() => setFocus('code'), [setFocus]);
  const empty = () => {
    form.resetField('code');
    setFocus('code');
  };
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-ink-2">
        <span className="min-w-0 wrap-anywhere">
          Signing in as <span className="font-medium text-ink">{form.getValues('email')}</span>
        </span>
        <Button variant="link" size="sm" onClick={onBack}>
          Start over
        </Button>
      </p>
      <CodeEntry
        registered={form.register('code')}
        error={form.formState.errors.code?.message}
        onChangeKind={empty}
      />
    </>
  );
}
