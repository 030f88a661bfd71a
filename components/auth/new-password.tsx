'use client';

import { useId, type ComponentProps } from 'react';
import { Field } from '../ui/field';
import { PasswordInput } from './password-input';
import { PasswordRequirements } from './password-requirements';

export interface NewPasswordProps {
  label?: string;
  /** What has been typed so far. */
  password: string;
  error: string | undefined;
  /** Of the form: `form.register('password')`. */
  registration: ComponentProps<typeof PasswordInput>;
}

/** The field of a password that is being chosen, with what it must be. */
export function NewPassword({ label = 'Password', password, error, registration }: NewPasswordProps) {
  const requirementsId = useId();
  return (
    <Field label={label} required error={error}>
      {(control) => (
        <>
          <PasswordInput
            {...control}
            {...registration}
            aria-describedby={[control['aria-describedby'], requirementsId].filter(Boolean).join(' ')}
            autoComplete="new-password"
          />
          <PasswordRequirements id={requirementsId} password={password} />
        </>
      )}
    </Field>
  );
}
