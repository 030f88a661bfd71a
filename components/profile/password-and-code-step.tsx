'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { passwordAndCodeInput, type PasswordAndCodeInput as Typed } from '@/lib/domain/api/profile-inputs';
import { CodeEntry } from '../auth/code-entry';
import { PasswordDialog, type PasswordDialogProps } from './password-dialog';
import type { PasswordStepProps } from './password-step';
import { PresentPassword } from './present-password';
import { useActForm } from './use-act-form';

export interface PasswordAndCodeStepProps
  extends Omit<PasswordStepProps, 'act'>, Required<Pick<PasswordDialogProps, 'variant'>> {
  act: (typed: Typed) => Promise<void>;
}

/** Asks for the password and a code before something for which the password alone is not enough. */
export function PasswordAndCodeStep({ act, ...words }: PasswordAndCodeStepProps) {
  const form = useForm<Typed>({
    resolver: zodResolver(passwordAndCodeInput),
    defaultValues: { password: '', code: '' },
  });
  const sending = useActForm(form, ['password', 'code'], act);
  const { errors } = form.formState;
  return (
    <PasswordDialog {...words} sending={sending} onStart={() => form.setFocus('password')}>
      <PresentPassword registered={form.register('password')} error={errors.password?.message} />
      <CodeEntry
        registered={form.register('code')}
        error={errors.code?.message}
        onChangeKind={() => {
          form.resetField('code');
          form.setFocus('code');
        }}
      />
    </PasswordDialog>
  );
}
