import { useState, type FormEventHandler, type ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Card } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { FieldControl } from './field-control';
import type { FormValues } from './form-values';
import { fieldLabel, type RecordField } from './words';

export interface RecordFormProps {
  label: string;
  fields: readonly RecordField[];
  form: UseFormReturn<FormValues>;
  /** What the record's relations point to. */
  related: Readonly<Record<string, string>>;
  states?: readonly string[];
  onSubmit: FormEventHandler;
  footer: ReactNode;
}

const NO_STATES: readonly string[] = [];

/** Every field of a record by its type. Models have dozens of them, so they can be searched. */
export function RecordForm({
  label,
  fields,
  form,
  related,
  states = NO_STATES,
  onSubmit,
  footer,
}: RecordFormProps) {
  const [wanted, setWanted] = useState('');
  const text = wanted.trim().toLowerCase();
  const { errors } = form.formState;
  const isShown = (field: RecordField) =>
    text === '' ||
    field.name.includes(text) ||
    fieldLabel(field).toLowerCase().includes(text) ||
    errors[field.name] !== undefined;
  const shown = fields.filter(isShown);
  return (
    <Card>
      <form method="post" noValidate aria-label={label} onSubmit={onSubmit}>
        <div className="flex items-center justify-between gap-3 border-b px-4 py-3">
          <h2 className="text-base font-semibold text-ink">Fields</h2>
          <Input
            type="search"
            aria-label="Find a field"
            placeholder="Find a field"
            className="w-48"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </div>
        {shown.length === 0 && <p className="px-4 py-6 text-sm text-ink-3">No field has this in its name.</p>}
        <div className="grid gap-x-6 gap-y-4 p-4 sm:grid-cols-2">
          {/* A field that is not shown keeps what was typed: the form holds it, not the page. */}
          {shown.map((field) => (
            <Field
              key={field.name}
              label={fieldLabel(field)}
              marksOptional={false}
              aside={<code className="font-mono text-2xs">{field.name}</code>}
              error={errors[field.name]?.message}
              className={field.type === 'text' ? 'sm:col-span-2' : ''}
            >
              {(control) => (
                <FieldControl
                  control={control}
                  field={field}
                  form={form}
                  relatedTitle={related[field.name]}
                  states={field.name === 'state' ? states : NO_STATES}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t bg-surface-2 px-4 py-3 max-md:bottom-14">
          {footer}
        </div>
      </form>
    </Card>
  );
}
