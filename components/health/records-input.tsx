'use client';

import { useState, type Ref } from 'react';
import type { FieldControlProps } from '../ui/field';
import { Input } from '../ui/input';

export interface RecordsInputProps {
  /** NaN while what was typed is no number. */
  value: number;
  onChange: (count: number) => void;
  control: FieldControlProps;
  ref?: Ref<HTMLInputElement>;
}

/** A number of records. */
export function RecordsInput({ value, onChange, control, ref }: RecordsInputProps) {
  const [text, setText] = useState(() => String(value));
  // A value that came from elsewhere (a reset, a default) is shown; what is being typed stays as it is.
  const shown = Number.isNaN(value) || numberOf(text) === value ? text : String(value);
  return (
    <span className="flex items-center gap-2">
      <Input
        {...control}
        ref={ref}
        inputMode="numeric"
        autoComplete="off"
        className="w-32 figures"
        value={shown}
        onChange={({ target }) => {
          setText(target.value);
          onChange(numberOf(target.value));
        }}
      />
      <span className="text-sm text-ink-2">records</span>
    </span>
  );
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
