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
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { notify } from '../ui/notify';
import { otherSessions, sessionsEndedWords } from './session-words';
import { useActForm } from './use-act-form';
import { Username } from './username';

/** The server's rules, so that a password it would refuse is refused before it is sent. */
const schema = changePasswordInput.superRefine(({ password }, context) => {
  const problem = problemWithPassword(password);
  if (problem !== undefined) context.addIssue({ code: 'custom', path: ['password'], message: problem });
});

/** Asks for the present password and a new one, and says which sessions end. */
export function ChangePasswordDialog({ profile, onClose }: { profile: ProfileView; onClose: () => void }) {
  const change = useChangePassword();
  const formId = useId();
  const requirementsId = useId();
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(schema),
    defaultValues: { currentPassword: '', password: '' },
  });
  const { submit, refusal, isSending } = useActForm(form, ['currentPassword', 'password'], async (input) => {
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
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onClose()}
      onStart={() => form.setFocus('currentPassword')}
      size="sm"
      title="Change password"
      description={
        others === 0
          ? 'You stay signed in here; there is no other session.'
          : `You stay signed in here. Your ${otherSessions(others)} will end at once.`
      }
      footer={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" loading={isSending}>
            Change password
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Username email={profile.account.email} />
        <Field label="Current password" required error={errors.currentPassword?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              {...form.register('currentPassword')}
              autoComplete="current-password"
            />
          )}
        </Field>
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
        <ActProblem error={refusal} />
      </form>
    </Dialog>
  );
}
