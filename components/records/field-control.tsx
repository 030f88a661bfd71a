import { Controller, type UseFormReturn } from 'react-hook-form';
import type { FieldControlProps as ControlProps } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Textarea } from '../ui/textarea';
import { DatetimeInput } from './datetime-input';
import type { FormValues } from './form-values';
import { RelationInput } from './relation-input';
import { stateLabel, type RecordField } from './words';

export interface FieldControlProps {
  control: ControlProps;
  field: RecordField;
  form: UseFormReturn<FormValues>;
  relatedTitle: string | undefined;
  /** Of a workflow; empty for any other field. */
  states: readonly string[];
}

const NONE = '';
const BOOLEANS = [
  { value: NONE, label: '—' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** The control a field's type asks for. Its value is text, whatever the type. */
export function FieldControl({ control, field, form, relatedTitle, states }: FieldControlProps) {
  const { name, type, relation } = field;
  if (states.length > 0 || type === 'boolean')
    return (
      <Controller
        name={name}
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <Select
            {...control}
            name={name}
            value={value}
            onChange={onChange}
            options={
              states.length > 0
                ? states.map((state) => ({ value: state, label: stateLabel(state) }))
                : BOOLEANS
            }
          />
        )}
      />
    );
  if (relation !== null)
    return (
      <Controller
        name={name}
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <RelationInput
            control={control}
            model={relation}
            value={value}
            onChange={onChange}
            knownTitle={form.formState.dirtyFields[name] === true ? undefined : relatedTitle}
          />
        )}
      />
    );
  if (type === 'datetime')
    return (
      <Controller
        name={name}
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <DatetimeInput control={control} value={value} onChange={onChange} />
        )}
      />
    );
  if (type === 'text') return <Textarea {...control} {...form.register(name)} rows={4} />;
  return <Input {...control} {...form.register(name)} {...INPUTS[type]} />;
}

const INPUTS = {
  string: { type: 'text' },
  integer: { type: 'text', inputMode: 'numeric', className: 'figures' },
  float: { type: 'text', inputMode: 'decimal', className: 'figures' },
  decimal: { type: 'text', inputMode: 'decimal', className: 'figures' },
  date: { type: 'date' },
} as const;
