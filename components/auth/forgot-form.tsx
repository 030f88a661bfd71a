'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { requestReset } from '@/lib/client/links';
import { forgotInput, type ForgotInput } from '@/lib/domain/api/people';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { takeFocus } from './take-focus';
import { useAuthForm } from './use-auth-form';

/** Asks for a link to choose a new password. What it says afterwards is the same for every address. */
export function ForgotForm() {
  const [isSent, setSent] = useState(false);
  const form = useForm<ForgotInput>({ resolver: zodResolver(forgotInput), defaultValues: { email: '' } });
  const { submit, ...foot } = useAuthForm(form, ['email'], async (typed) => {
    await requestReset(typed);
    setSent(true);
    return null;
  });
  if (isSent) {
    return (
      <div tabIndex={-1} ref={takeFocus} className="outline-none">
        <Callout tone="success" title="Look into your mailbox">
          If the address has an account here, a link to choose a new password is on its way. It works for an
          hour. Nothing after a few minutes? Look into the spam folder, or ask an admin of this console.
        </Callout>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail address" required error={form.formState.errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" />}
      </Field>
      <FormFoot {...foot} label="Send me a link" sendingLabel="Asking for a link…" />
    </form>
  );
}
