'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { acceptInvitation } from '@/lib/client/links';
import { signIn } from '@/lib/client/sign-in';
import { acceptInput, type AcceptInput } from '@/lib/domain/api/people';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FormFoot } from './form-foot';
import { NewPassword } from './new-password';
import { useAuthForm } from './use-auth-form';

async function acceptAndSignIn(typed: AcceptInput): Promise<string> {
  const email = await acceptInvitation(typed);
  // The account stands now, whatever becomes of signing in; then it is done on its own page.
  if (typed.password === undefined) return '/sign-in';
  return signIn({ email, password: typed.password }, '/').catch(() => '/sign-in');
}

export interface InviteFormProps {
  email: string;
  name: string;
  /** The provider's name where it is the only way in, so that no password is chosen; else null. */
  onlyProvider: string | null;
}

/** Makes the account of somebody who was invited, signs in and opens the console; or leads to the provider, which does. */
export function InviteForm({ email, name, onlyProvider }: InviteFormProps) {
  const form = useForm<AcceptInput>({
    resolver: zodResolver(acceptInput),
    defaultValues: onlyProvider === null ? { name, password: '' } : { name },
  });
  const { submit, ...foot } = useAuthForm(
    form,
    onlyProvider === null ? ['name', 'password'] : ['name'],
    acceptAndSignIn,
  );
  const password = useWatch({ control: form.control, name: 'password' });
  const { errors } = form.formState;
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label="E-mail address"
        required
        hint={onlyProvider === null ? 'You sign in with it.' : undefined}
      >
        {(control) => (
          <Input {...control} value={email} readOnly autoComplete="username" className="bg-surface-2" />
        )}
      </Field>
      <Field label="Your name" required error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      {onlyProvider === null ? (
        <NewPassword
          password={password ?? ''}
          error={errors.password?.message}
          registration={form.register('password')}
        />
      ) : (
        <Callout tone="info" title={`You need no password: sign in with ${onlyProvider}`}>
          Make your account here, then sign in with {onlyProvider}, as the person of this e-mail address
          there.
        </Callout>
      )}
      <FormFoot {...foot} label="Make my account" sendingLabel="Making the account…" />
    </form>
  );
}
