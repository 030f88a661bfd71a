'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { acceptInvitation } from '@/lib/client/links';
import { signIn } from '@/lib/client/sign-in';
import { acceptInput, type AcceptInput } from '@/lib/domain/api/people';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { NewPassword } from './new-password';
import { useAuthForm } from './use-auth-form';

async function acceptAndSignIn(typed: AcceptInput): Promise<string> {
  const email = await acceptInvitation(typed);
  // The account stands now, whatever becomes of signing in; then it is done on its own page.
  return signIn({ email, password: typed.password }, '/').catch(() => '/sign-in');
}

/** Makes the account of somebody who was invited, signs in and opens the console. */
export function InviteForm({ email, name }: { email: string; name: string }) {
  const form = useForm<AcceptInput>({
    resolver: zodResolver(acceptInput),
    defaultValues: { name, password: '' },
  });
  const { submit, ...foot } = useAuthForm(form, ['name', 'password'], acceptAndSignIn);
  const password = useWatch({ control: form.control, name: 'password' });
  const { errors } = form.formState;
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail address" required hint="You sign in with it.">
        {(control) => (
          <Input {...control} value={email} readOnly autoComplete="username" className="bg-surface-2" />
        )}
      </Field>
      <Field label="Your name" required error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      <NewPassword
        password={password}
        error={errors.password?.message}
        registration={form.register('password')}
      />
      <FormFoot {...foot} label="Make my account" sendingLabel="Making the account…" />
    </form>
  );
}
