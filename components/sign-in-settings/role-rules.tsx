import { CircleAlert, Plus, Trash2 } from 'lucide-react';
import { Controller, useFieldArray, type UseFormReturn } from 'react-hook-form';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { SettingsFormValues } from './form-values';
import { ROLE_OPTIONS } from './role-words';

/** Which value of the claim gives which role; the highest that fits counts. */
export function RoleRules({ form }: { form: UseFormReturn<SettingsFormValues> }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'roleRules' });
  const { errors } = form.formState;
  const all = errors.roleRules?.message ?? errors.roleRules?.root?.message;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">
        Groups and their roles <span className="font-normal text-ink-3">(the highest that fits counts)</span>
      </legend>
      <ul className="flex flex-col gap-2">
        {fields.map((field, index) => {
          const problem = errors.roleRules?.[index]?.value?.message;
          return (
            <li key={field.id} className="flex flex-col gap-1">
              <div className="flex items-center gap-2">
                <Input
                  {...form.register(`roleRules.${index}.value`)}
                  aria-label={`Value ${index + 1}`}
                  aria-invalid={problem === undefined ? undefined : true}
                  placeholder="Group or value"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  className="min-w-0 flex-1 font-mono"
                />
                <Controller
                  control={form.control}
                  name={`roleRules.${index}.role`}
                  render={({ field: role }) => (
                    <Select
                      value={role.value}
                      onChange={role.onChange}
                      options={ROLE_OPTIONS}
                      aria-label={`Role ${index + 1}`}
                      className="w-30 shrink-0"
                    />
                  )}
                />
                <IconButton label={`Remove rule ${index + 1}`} onClick={() => remove(index)}>
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </div>
              {problem !== undefined && <Problem text={problem} />}
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => append({ value: '', role: 'viewer' })}
        >
          Add a group
        </Button>
      </div>
      {all !== undefined && <Problem text={all} />}
    </fieldset>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 text-xs text-danger-ink">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      {text}
    </p>
  );
}
