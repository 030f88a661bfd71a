'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTurnOffSecondFactor } from '@/lib/client/profile-acts';
import { turnOffSecondFactorInput, type TurnOffSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { CodeEntry } from '../auth/code-entry';
import { PasswordInput } from '../auth/password-input';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { notify } from '../ui/notify';
import { useActForm } from './use-act-form';
import { Username } from './username';

const FORM_ID = 'turn-off';

/** Turns the second factor off, with the password and a code. */
export function TurnOffDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const turnOff = useTurnOffSecondFactor();
  const form = useForm<TurnOffSecondFactorInput>({
    resolver: zodResolver(turnOffSecondFactorInput),
    defaultValues: { password: '', code: '' },
  });
  const { submit, refusal, isSending } = useActForm(form, ['password', 'code'], async (input) => {
    await turnOff.mutateAsync(input);
    onClose();
    notify({
      tone: 'success',
      title: 'The second factor is off',
      description: 'Your recovery codes ended with it.',
    });
  });
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onClose()}
      onStart={() => form.setFocus('password')}
      size="sm"
      title="Turn the second factor off"
      description="The password alone signs you in then. The key in your app and your recovery codes end."
      footer={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={FORM_ID} variant="danger" loading={isSending}>
            Turn off
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
