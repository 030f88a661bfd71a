import { CircleAlert } from 'lucide-react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import type { SettingsFormValues } from './form-values';

interface PasswordsCardProps {
  form: UseFormReturn<SettingsFormValues>;
  settings: SignInSettingsView;
}

/** Whether passwords count beside the provider. Nobody can be locked out by it: see what it needs. */
export function PasswordsCard({ form, settings }: PasswordsCardProps) {
  const problem = form.formState.errors.passwordsAllowed?.message;
  const isOff = settings.provider?.passwordsAllowed === false;
  const mayTurnOff = settings.adminProven || isOff;
  return (
    <Card>
      <CardHeader
        title="Passwords"
        description="Whether people may also sign in with a password of this console."
      />
      <CardBody className="flex flex-col gap-4">
        <Controller
          control={form.control}
          name="passwordsAllowed"
          render={({ field: { value, onChange, name, ref } }) => (
            <fieldset className="flex flex-col gap-3">
              <legend className="sr-only">Passwords</legend>
              <Choice
                kind="radio"
                ref={ref}
                name={name}
                label="Password or provider"
                description="Who has a password may use it."
                checked={value}
                onChange={() => onChange(true)}
              />
              <Choice
                kind="radio"
                name={name}
                label="Provider only"
                description="The sign-in page has only the button. Sessions that stand go on."
                checked={!value}
                disabled={!mayTurnOff}
                onChange={() => onChange(false)}
              />
            </fieldset>
          )}
        />
        {!mayTurnOff && (
          <Callout tone="info">
            “Provider only” can be chosen after an admin has signed in with the provider as it is set here, so
            that nobody is locked out.
          </Callout>
        )}
        {problem !== undefined && (
          <p role="alert" className="flex items-start gap-1.5 text-xs text-danger-ink">
            <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
            {problem}
          </p>
        )}
        <p className="text-xs text-ink-3">
          Should the provider fail, whoever runs the server turns passwords on again with{' '}
          <code className="font-mono">npm run --silent cli -- sign-in allow-passwords</code>.
        </p>
      </CardBody>
    </Card>
  );
}
