'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { passwordInput, type PasswordInput as Typed } from '@/lib/domain/api/profile-inputs';
import { PasswordInput } from '../auth/password-input';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useActForm } from './use-act-form';
import { Username } from './username';

export interface PasswordStepProps {
  title: string;
  description: string;
  email: string;
  actLabel: string;
  act: (typed: Typed) => Promise<void>;
  onClose: () => void;
}

const FORM_ID = 'password-step';

/** Asks for the password before something that matters: a browser left open is not enough for it. */
export function PasswordStep({ title, description, email, actLabel, act, onClose }: PasswordStepProps) {
  const form = useForm<Typed>({ resolver: zodResolver(passwordInput), defaultValues: { password: '' } });
  const { submit, refusal, isSending } = useActForm(form, ['password'], act);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onClose()}
      onStart={() => form.setFocus('password')}
      size="sm"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={FORM_ID} variant="primary" loading={isSending}>
            {actLabel}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Username email={email} />
        <Field label="Your password" required error={form.formState.errors.password?.message}>
          {(control) => (
            <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
          )}
        </Field>
        <ActProblem error={refusal} />
      </form>
    </Dialog>
  );
}
