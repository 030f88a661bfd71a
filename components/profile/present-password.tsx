'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { PasswordInput } from '../auth/password-input';
import { Field } from '../ui/field';

interface PresentPasswordProps {
  /** Of the form. */
  registered: UseFormRegisterReturn;
  error: string | undefined;
  label?: string;
}

/** The field for the password somebody has, as a browser's password manager fills it. */
export function PresentPassword({ registered, error, label = 'Your password' }: PresentPasswordProps) {
  return (
    <Field label={label} required error={error}>
      {(control) => <PasswordInput {...control} {...registered} autoComplete="current-password" />}
    </Field>
  );
}
