'use client';

import { useState } from 'react';
import { useForm, type Resolver } from 'react-hook-form';
import { ApiError } from '@/lib/client/fetcher';
import { signIn } from '@/lib/client/sign-in';
import type { SignInInput } from '@/lib/domain/api/inputs';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { CodeStep } from './code-step';
import { FormFoot } from './form-foot';
import { PasswordInput } from './password-input';
import { useAuthForm } from './use-auth-form';

const EMPTY: SignInInput = { email: '', password: '', code: '' };

/** Comes when somebody begins to fill in the form. */
const loadCheck = () => import('./sign-in-check').catch(() => null);
const near = () => void loadCheck();

/** Where the check cannot be loaded the server says what is wrong, as it does in any case. */
const check: Resolver<SignInInput> = async (values, context, options) => {
  const loaded = await loadCheck();
  return loaded === null ? { values, errors: {} } : loaded.checkSignIn(values, context, options);
};

/**
 * Signs in with an e-mail address and a password, then opens the page the person came for. Where the account has a
 * second factor the form goes on to ask for its code, and sends all three together.
 */
export function SignInForm({ destination }: { destination: string }) {
  const form = useForm<SignInInput>({ resolver: check, defaultValues: EMPTY });
  const [isCodeAsked, setCodeAsked] = useState(false);
  const startOver = () => {
    form.resetField('code');
    setCodeAsked(false);
  };
  const send = async (typed: SignInInput): Promise<string | null> => {
    try {
      return await signIn(typed, destination);
    } catch (error) {
      if (!isAboutCode(error)) {
        if (error instanceof ApiError && error.code === 'unauthenticated') startOver();
        throw error;
      }
      form.resetField('code');
      setCodeAsked(true);
      // The first time nothing is wrong: there was no field for it yet.
      if (!isCodeAsked) return null;
      form.setFocus('code');
      throw error;
    }
  };
  const { submit, ...foot } = useAuthForm(form, ['email', 'password', 'code'], send);
  const { errors } = form.formState;
  return (
    // `post`, so that a press before the script is ready can never put a password into the address.
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {/* Hidden in the second step, and not gone: a password manager still finds what it filled in. */}
      <div hidden={isCodeAsked} className="flex flex-col gap-4">
        <Field label="E-mail address" required error={errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('email')}
              type="email"
              autoComplete="username"
              onFocus={near}
            />
          )}
        </Field>
        <Field label="Password" required error={errors.password?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              {...form.register('password')}
              autoComplete="current-password"
              onFocus={near}
            />
          )}
        </Field>
      </div>
      {isCodeAsked && <CodeStep form={form} onBack={startOver} />}
      <FormFoot {...foot} label="Sign in" sendingLabel="Signing in…" />
    </form>
  );
}

/** Whether the password was right, and the code of the second factor is missing or wrong. */
function isAboutCode(error: unknown): boolean {
  return error instanceof ApiError && error.problems.some((problem) => problem.path === 'code');
}
