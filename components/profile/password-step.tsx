'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { passwordInput, type PasswordInput as Typed } from '@/lib/domain/api/profile-inputs';
import { PasswordDialog, type PasswordDialogProps } from './password-dialog';
import { PresentPassword } from './present-password';
import { useActForm } from './use-act-form';

export interface PasswordStepProps extends Pick<
  PasswordDialogProps,
  'title' | 'description' | 'email' | 'actLabel' | 'onClose'
> {
  act: (typed: Typed) => Promise<void>;
}

/** Asks for the password before something that matters: a browser left open is not enough for it. */
export function PasswordStep({ act, ...words }: PasswordStepProps) {
  const form = useForm<Typed>({ resolver: zodResolver(passwordInput), defaultValues: { password: '' } });
  const sending = useActForm(form, ['password'], act);
  return (
    <PasswordDialog {...words} sending={sending} onStart={() => form.setFocus('password')}>
      <PresentPassword
        registered={form.register('password')}
        error={form.formState.errors.password?.message}
      />
    </PasswordDialog>
  );
}
