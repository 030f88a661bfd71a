'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { resetPassword } from '@/lib/client/links';
import { newPasswordInput, type NewPasswordInput } from '@/lib/domain/api/people';
import { ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { NewPassword } from './new-password';
import { takeFocus } from './take-focus';
import { useAuthForm } from './use-auth-form';

/** Chooses the new password of an account; whoever did signs in with it. */
export function ResetForm({ email }: { email: string }) {
  const [isDone, setDone] = useState(false);
  const form = useForm<NewPasswordInput>({
    resolver: zodResolver(newPasswordInput),
    defaultValues: { password: '' },
  });
  const { submit, ...foot } = useAuthForm(form, ['password'], async (typed) => {
    await resetPassword(typed);
    setDone(true);
    return null;
  });
  const password = useWatch({ control: form.control, name: 'password' });
  if (isDone) return <Done />;
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail address" required>
        {(control) => (
          <Input {...control} value={email} readOnly autoComplete="username" className="bg-surface-2" />
        )}
      </Field>
      <NewPassword
        label="New password"
        password={password}
        error={form.formState.errors.password?.message}
        registration={form.register('password')}
      />
      <FormFoot {...foot} label="Set the new password" sendingLabel="Setting the password…" />
    </form>
  );
}

function Done() {
  return (
    <div tabIndex={-1} ref={takeFocus} className="flex flex-col gap-4 outline-none">
      <Callout tone="success" title="Your password is changed">
        You were signed out everywhere. Sign in with the new one.
      </Callout>
      <ButtonLink variant="primary" size="lg" className="w-full">
        <Link href="/sign-in">Sign in</Link>
      </ButtonLink>
    </div>
  );
}
