'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useAccount } from '@/lib/client/account';
import { useConfirmSession } from '@/lib/client/profile-acts';
import { confirmationInput, type ConfirmationInput } from '@/lib/domain/api/confirmation';
import { CodeEntry } from '../auth/code-entry';
import { PasswordInput } from '../auth/password-input';
import { useActForm } from '../profile/use-act-form';
import { Username } from '../profile/username';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';

export interface ConfirmFormProps {
  /** A second factor is on. */
  withCode: boolean;
  minutes: number;
  onAnswer: (isConfirmed: boolean) => void;
}

const FORM_ID = 'confirm-session';
const EMPTY: ConfirmationInput = { password: '' };

/** Confirms with the password, and a code where a second factor is on. */
export function ConfirmForm({ withCode, minutes, onAnswer }: ConfirmFormProps) {
  const { email } = useAccount();
  const confirm = useConfirmSession();
  const form = useForm<ConfirmationInput>({
    resolver: zodResolver(confirmationInput),
    defaultValues: withCode ? { ...EMPTY, code: '' } : EMPTY,
  });
  const { submit, refusal, isSending } = useActForm(form, ['password', 'code'], async (typed) => {
    await confirm.mutateAsync(typed);
    onAnswer(true);
  });
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onAnswer(false)}
      onStart={() => form.setFocus('password')}
      isOver
      size="sm"
      title="Confirm that it is you"
      description={`This changes who has access, so it takes your ${withCode ? 'password and a code' : 'password'}. You are not asked again for ${minutes} minutes.`}
      footer={
        <>
          <Button onClick={() => onAnswer(false)} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={FORM_ID} variant="primary" loading={isSending}>
            Confirm
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
        {withCode && (
          <CodeEntry
            registered={form.register('code')}
            error={errors.code?.message}
            onChangeKind={() => {
              form.resetField('code');
              form.setFocus('code');
            }}
          />
        )}
        <ActProblem error={refusal} />
      </form>
    </Dialog>
  );
}
