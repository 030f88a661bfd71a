'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useForm, useWatch } from 'react-hook-form';
import { setUp } from '@/lib/client/set-up';
import { signIn } from '@/lib/client/sign-in';
import { setupInput, type SetupInput } from '@/lib/domain/api/inputs';
import { ButtonLink } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { NewPassword } from './new-password';
import { useAuthForm } from './use-auth-form';

const EMPTY: SetupInput = { code: '', name: '', email: '', password: '' };

async function setUpAndSignIn(typed: SetupInput): Promise<string> {
  await setUp(typed);
  // The account stands now, whatever becomes of signing in; then it is done on its own page.
  return signIn({ email: typed.email, password: typed.password }, '/').catch(() => '/sign-in');
}

/** Makes the first admin with the code from the terminal, signs in and opens the console. */
export function SetupForm() {
  const form = useForm<SetupInput>({ resolver: zodResolver(setupInput), defaultValues: EMPTY });
  const { submit, ...foot } = useAuthForm(form, ['code', 'name', 'email', 'password'], setUpAndSignIn);
  const password = useWatch({ control: form.control, name: 'password' });
  const { errors } = form.formState;
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label="Setup code"
        required
        hint="The terminal printed it when the console started."
        error={errors.code?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('code')}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono uppercase"
          />
        )}
      </Field>
      <Field label="Your name" required error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      <Field label="E-mail address" required error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" />}
      </Field>
      <NewPassword
        password={password}
        error={errors.password?.message}
        registration={form.register('password')}
      />
      <FormFoot
        {...foot}
        label="Make the account"
        sendingLabel="Making the account…"
        wayOut={foot.refusal?.code === 'conflict' && <SignInLink />}
      />
    </form>
  );
}

/** Somebody else made the first account meanwhile, and this page can do nothing any more. */
function SignInLink() {
  return (
    <ButtonLink size="sm">
      <Link href="/sign-in">Go to sign in</Link>
    </ButtonLink>
  );
}
