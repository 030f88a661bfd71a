'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { passwordAndCodeInput, type PasswordAndCodeInput as Typed } from '@/lib/domain/api/profile-inputs';
import { CodeEntry } from '../auth/code-entry';
import { PasswordInput } from '../auth/password-input';
import { ActProblem } from '../settings/act-problem';
import { Button, type ButtonProps } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import type { PasswordStepProps } from './password-step';
import { useActForm } from './use-act-form';
import { Username } from './username';

const FORM_ID = 'password-and-code-step';

export interface PasswordAndCodeStepProps extends Omit<PasswordStepProps, 'act'> {
  variant: ButtonProps['variant'];
  act: (typed: Typed) => Promise<void>;
}

/** Asks for the password and a code before something for which the password alone is not enough. */
export function PasswordAndCodeStep(props: PasswordAndCodeStepProps) {
  const { title, description, email, actLabel, variant, act, onClose } = props;
  const form = useForm<Typed>({
    resolver: zodResolver(passwordAndCodeInput),
    defaultValues: { password: '', code: '' },
  });
  const { submit, refusal, isSending } = useActForm(form, ['password', 'code'], act);
  const { errors } = form.formState;
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
          <Button type="submit" form={FORM_ID} variant={variant} loading={isSending}>
            {actLabel}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Username email={email} />
        <Field label="Your password" required error={errors.password?.message}>
          {(control) => (
            <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
          )}
        </Field>
        <CodeEntry
          registered={form.register('code')}
          error={errors.code?.message}
          onChangeKind={() => {
            form.resetField('code');
            form.setFocus('code');
          }}
        />
        <ActProblem error={refusal} />
      </form>
    </Dialog>
  );
}
