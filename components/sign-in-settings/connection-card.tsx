import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTestProvider } from '@/lib/client/sign-in-acts';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { PasswordInput } from '../auth/password-input';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Time } from '../ui/time';
import type { SettingsFormValues } from './form-values';
import { ProviderTest } from './provider-test';
import { RedirectAddresses } from './redirect-addresses';

type Form = UseFormReturn<SettingsFormValues>;

interface ConnectionCardProps {
  form: Form;
  settings: SignInSettingsView;
}

/** Where the provider is, and how the console proves itself to it. */
export function ConnectionCard({ form, settings }: ConnectionCardProps) {
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader
        title="Your provider"
        description={`${settings.provider === null ? 'None is set up: people sign in with a password. ' : ''}Any that speaks OpenID Connect will do: Microsoft Entra, Google, Okta, Keycloak and others.`}
      />
      <CardBody className="flex flex-col gap-4">
        <RedirectAddresses addresses={settings.redirectUris} />
        <Field
          label="Issuer"
          required
          hint="The address the provider calls itself by, for example https://login.example.org."
          error={errors.issuer?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('issuer')}
              type="url"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <Field
            label="Client id"
            required
            hint="The provider gives it when you register this console there."
            error={errors.clientId?.message}
          >
            {(control) => (
              <Input
                {...control}
                {...form.register('clientId')}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
              />
            )}
          </Field>
          <SecretField form={form} settings={settings} />
          <Field
            label="Name on the button"
            required
            hint="What your people know it by: “Sign in with …”."
            error={errors.buttonName?.message}
          >
            {(control) => <Input {...control} {...form.register('buttonName')} autoComplete="off" />}
          </Field>
        </div>
        <TestPart form={form} />
      </CardBody>
    </Card>
  );
}

/** Write-only: what is kept is never shown. */
function SecretField({ form, settings: { provider } }: ConnectionCardProps) {
  const issuer = useWatch({ control: form.control, name: 'issuer' });
  const isKept = provider !== null && issuer.trim() === provider.issuer;
  return (
    <Field
      label="Client secret"
      required={!isKept}
      marksOptional={false}
      hint={
        isKept ? (
          <>
            Set <Time at={provider.connectionSetAt} />. Leave it empty to keep it.
          </>
        ) : (
          'It is sealed on the server and never shown again.'
        )
      }
      error={form.formState.errors.clientSecret?.message}
    >
      {(control) => <PasswordInput {...control} {...form.register('clientSecret')} autoComplete="off" />}
    </Field>
  );
}

function TestPart({ form }: { form: Form }) {
  const test = useTestProvider();
  const issuer = useWatch({ control: form.control, name: 'issuer' });
  // What was found of another address says nothing of this one.
  const isOfThis = test.variables === issuer;
  const run = async () => {
    if (await form.trigger('issuer', { shouldFocus: true })) test.mutate(form.getValues('issuer'));
  };
  return (
    <div className="flex flex-col gap-4 border-t pt-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={run} loading={test.isPending}>
          Test the provider
        </Button>
        <p className="min-w-0 flex-1 basis-56 text-xs text-ink-3">
          Reads what the provider tells about itself. Nothing is saved, and the client secret is not sent.
        </p>
      </div>
      <div aria-live="polite" className="empty:hidden">
        {test.data && isOfThis && <ProviderTest report={test.data} />}
      </div>
      <ActProblem error={isOfThis ? test.error : null} />
    </div>
  );
}
