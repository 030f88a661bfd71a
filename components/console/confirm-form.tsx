'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useAccount } from '@/lib/client/account';
import { useConfirmSession } from '@/lib/client/profile-acts';
import { confirmationInput, type ConfirmationInput } from '@/lib/domain/api/confirmation';
import { CodeEntry } from '../auth/code-entry';
import { PasswordDialog } from '../profile/password-dialog';
import { PresentPassword } from '../profile/present-password';
import { useActForm } from '../profile/use-act-form';

export interface ConfirmFormProps {
  /** A second factor is on. */
  withCode: boolean;
  minutes: number;
  onAnswer: (isConfirmed: boolean) => void;
}

const EMPTY: ConfirmationInput = { password: '' };

/** Confirms with the password, and a code where a second factor is on. */
export function ConfirmForm({ withCode, minutes, onAnswer }: ConfirmFormProps) {
  const { email } = useAccount();
  const confirm = useConfirmSession();
  const form = useForm<ConfirmationInput>({
    resolver: zodResolver(confirmationInput),
    defaultValues: withCode ? { ...EMPTY, code: '' } : EMPTY,
  });
  const sending = useActForm(form, ['password', 'code'], async (typed) => {
    await confirm.mutateAsync(typed);
    onAnswer(true);
  });
  const { errors } = form.formState;
  return (
    <PasswordDialog
      isOver
      title="Confirm that it is you"
      description={`This changes who has access, so it takes your ${withCode ? 'password and a code' : 'password'}. You are not asked again for ${minutes} minutes.`}
      email={email}
      actLabel="Confirm"
      sending={sending}
      onStart={() => form.setFocus('password')}
      onClose={() => onAnswer(false)}
    >
      <PresentPassword registered={form.register('password')} error={errors.password?.message} />
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
    </PasswordDialog>
  );
}
