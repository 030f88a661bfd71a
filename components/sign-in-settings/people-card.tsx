import type { UseFormReturn } from 'react-hook-form';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Textarea } from '../ui/textarea';
import type { SettingsFormValues } from './form-values';

/** Whose account a person from the provider gets. */
export function PeopleCard({ form }: { form: UseFormReturn<SettingsFormValues> }) {
  return (
    <Card>
      <CardHeader
        title="Who gets in"
        description="People are known by the e-mail address that the provider has verified."
      />
      <CardBody className="flex flex-col gap-4">
        <p className="text-sm text-ink-2">
          The domains below are looked at once, when an account is made. Whoever has an account already goes
          on signing in, whatever their domain, also after you take it off the list. To keep somebody out,
          disable the account.
        </p>
        <Field
          label="Domains whose people get an account by themselves"
          hint="One a line: example.org for that domain alone, *.example.org for every domain below it. Empty: nobody gets an account without an admin."
          error={form.formState.errors.domains?.message}
        >
          {(control) => (
            <Textarea
              {...control}
              {...form.register('domains')}
              rows={3}
              placeholder="example.org"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
        <Choice
          kind="checkbox"
          {...form.register('linksPasswords')}
          label="Accounts with a password may sign in with the provider too"
          description="Turn it on when you trust the provider to verify addresses: whoever it vouches for gets the account of that address. Otherwise they are told to use their password. Accounts without a password are tied to the provider at once."
        />
      </CardBody>
    </Card>
  );
}
