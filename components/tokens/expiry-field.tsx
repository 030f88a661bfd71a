'use client';

import { Field } from '../ui/field';
import { Select } from '../ui/select';

const CHOICES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Until it is revoked' },
] as const;

export interface ExpiryFieldProps {
  /** Days; null is until it is revoked. */
  value: number | null;
  onChange: (days: number | null) => void;
  hint: string;
}

/** How long a new token is good for. */
export function ExpiryField({ value, onChange, hint }: ExpiryFieldProps) {
  return (
    <Field label="Good for" hint={hint} required>
      {(control) => (
        <Select
          {...control}
          options={CHOICES}
          value={CHOICES.find((choice) => choice.value === String(value ?? 'never'))?.value ?? 'never'}
          onChange={(chosen) => onChange(chosen === 'never' ? null : Number(chosen))}
        />
      )}
    </Field>
  );
}
