'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { signIn } from '@/lib/client/sign-in';
import { signInInput, type SignInInput } from '@/lib/domain/api/inputs';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { PasswordInput } from './password-input';
import { useAuthForm } from './use-auth-form';

const EMPTY: SignInInput = { email: '', password: '' };

/** Signs in with an e-mail address and a password, then opens the page the person came for. */
export function SignInForm({ destination }: { destination: string }) {
  const form = useForm<SignInInput>({ resolver: zodResolver(signInInput), defaultValues: EMPTY });
  const { submit, ...foot } = useAuthForm(form, ['email', 'password'], (typed) => signIn(typed, destination));
  const { errors } = form.formState;
  return (
    // `post`, so that a press before the script is ready can never put a password into the address.
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail address" required error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" />}
      </Field>
      <Field label="Password" required error={errors.password?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
        )}
      </Field>
      <FormFoot {...foot} label="Sign in" sendingLabel="Signing in…" />
    </form>
  );
}
