'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useChangePassword } from '@/lib/client/profile-acts';
import type { ProfileView } from '@/lib/domain/api/profile';
import { changePasswordInput, type ChangePasswordInput } from '@/lib/domain/api/profile-inputs';
import { problemWithPassword } from '@/lib/domain/password-rules';
import { PasswordInput } from '../auth/password-input';
import { PasswordRequirements } from '../auth/password-requirements';
import { Field } from '../ui/field';
import { notify } from '../ui/notify';
import { PasswordDialog } from './password-dialog';
import { PresentPassword } from './present-password';
import { otherSessions, sessionsEndedWords } from './session-words';
import { useActForm } from './use-act-form';

/** The server's rules, so that a password it would refuse is refused before it is sent. */
const schema = changePasswordInput.superRefine(({ password }, context) => {
  const problem = problemWithPassword(password);
  if (problem !== undefined) context.addIssue({ code: 'custom', path: ['password'], message: problem });
});

/** Asks for the present password and a new one, and says which sessions end. */
export function ChangePasswordDialog({ profile, onClose }: { profile: ProfileView; onClose: () => void }) {
  const change = useChangePassword();
  const requirementsId = useId();
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(schema),
    defaultValues: { currentPassword: '', password: '' },
  });
  const sending = useActForm(form, ['currentPassword', 'password'], async (input) => {
    const { sessionsEnded } = await change.mutateAsync(input);
    onClose();
    notify({
      tone: 'success',
      title: 'Your password is changed',
      description: sessionsEndedWords(sessionsEnded),
    });
  });
  const password = useWatch({ control: form.control, name: 'password' });
  const { errors } = form.formState;
  const others = profile.sessions.filter((session) => !session.isThisOne).length;
  return (
    <PasswordDialog
      title="Change password"
      description={
        others === 0
          ? 'You stay signed in here; there is no other session.'
          : `You stay signed in here. Your ${otherSessions(others)} will end at once.`
      }
      email={profile.account.email}
      actLabel="Change password"
      sending={sending}
      onStart={() => form.setFocus('currentPassword')}
      onClose={onClose}
    >
      <PresentPassword
        label="Current password"
        registered={form.register('currentPassword')}
        error={errors.currentPassword?.message}
      />
      <Field label="New password" required error={errors.password?.message}>
        {(control) => (
          <>
            <PasswordInput
              {...control}
              {...form.register('password')}
              aria-describedby={[control['aria-describedby'], requirementsId].filter(Boolean).join(' ')}
              autoComplete="new-password"
            />
            <PasswordRequirements id={requirementsId} password={password} />
          </>
        )}
      </Field>
    </PasswordDialog>
  );
}
