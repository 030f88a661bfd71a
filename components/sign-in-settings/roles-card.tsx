import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { REFUSE, type SettingsFormValues } from './form-values';
import { RoleRules } from './role-rules';
import { ROLE_OPTIONS } from './role-words';

type Form = UseFormReturn<SettingsFormValues>;

/** Who decides on roles: the console's admins, or the provider's groups. */
export function RolesCard({ form }: { form: Form }) {
  const rolesBy = useWatch({ control: form.control, name: 'rolesBy' });
  return (
    <Card>
      <CardHeader title="Roles" description="What people may do here." />
      <CardBody className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">Who decides on roles</legend>
          <Choice
            kind="radio"
            value="console"
            {...form.register('rolesBy')}
            label="Roles are given in this console"
            description="A new account begins with one role; an admin changes it here."
          />
          {rolesBy === 'console' && <NewRole form={form} />}
          <Choice
            kind="radio"
            value="claim"
            {...form.register('rolesBy')}
            label="Groups at the provider decide"
            description="At each sign-in the role follows what the provider tells. A role given here is replaced then; the last admin always stays one."
          />
          {rolesBy === 'claim' && <Mapping form={form} />}
        </fieldset>
      </CardBody>
    </Card>
  );
}

function NewRole({ form }: { form: Form }) {
  return (
    <Field label="Role of new accounts" required className="ml-6 max-w-52">
      {(control) => (
        <Controller
          control={form.control}
          name="newRole"
          render={({ field }) => (
            <Select {...control} value={field.value} onChange={field.onChange} options={ROLE_OPTIONS} />
          )}
        />
      )}
    </Field>
  );
}

const OTHERS = [{ value: REFUSE, label: 'Nobody: they are not let in' } as const, ...ROLE_OPTIONS];

function Mapping({ form }: { form: Form }) {
  const { errors } = form.formState;
  return (
    <div className="ml-6 flex flex-col gap-4 max-sm:ml-0">
      <Field
        label="Claim"
        required
        hint="Where the provider tells of groups: often groups or roles; realm_access.roles at Keycloak."
        error={errors.roleClaim?.message}
        className="max-w-sm"
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('roleClaim')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        )}
      </Field>
      <RoleRules form={form} />
      <Field
        label="Whoever fits none of these becomes"
        required
        error={errors.otherRole?.message}
        className="max-w-sm"
      >
        {(control) => (
          <Controller
            control={form.control}
            name="otherRole"
            render={({ field }) => (
              <Select {...control} value={field.value} onChange={field.onChange} options={OTHERS} />
            )}
          />
        )}
      </Field>
    </div>
  );
}
