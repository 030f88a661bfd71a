'use client';

import { useState } from 'react';
import type { FieldControlProps } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

const UNITS = [
  { value: 'minutes', label: 'minutes', ms: 60_000 },
  { value: 'hours', label: 'hours', ms: 3_600_000 },
  { value: 'days', label: 'days', ms: 86_400_000 },
] as const;
type Unit = (typeof UNITS)[number]['value'];

export interface DurationInputProps {
  /** Milliseconds; NaN while what was typed is no number. */
  value: number;
  onChange: (ms: number) => void;
  control: FieldControlProps;
  /** What the length of time is of, for the choice of the unit. */
  label: string;
}

/** A length of time as a number and its unit. */
export function DurationInput({ value, onChange, control, label }: DurationInputProps) {
  const [unit, setUnit] = useState<Unit>(() => unitOf(value));
  const length = lengthOf(unit);
  const [text, setText] = useState(() => String(value / length));
  // A value that came from elsewhere (a reset, a default) is shown; what is being typed stays as it is.
  const shown = Number(text) * length === value || Number.isNaN(value) ? text : String(value / length);
  const change = (typed: string, by: number) => {
    setText(typed);
    onChange(typed.trim() === '' ? Number.NaN : Math.round(Number(typed) * by));
  };
  return (
    <div className="flex gap-2">
      <Input
        {...control}
        inputMode="decimal"
        autoComplete="off"
        className="w-24 figures"
        value={shown}
        onChange={(event) => change(event.target.value, length)}
      />
      <Select
        aria-label={`Unit of ${label}`}
        className="w-32"
        value={unit}
        onChange={(chosen) => {
          setUnit(chosen);
          change(shown, lengthOf(chosen));
        }}
        options={UNITS}
      />
    </div>
  );
}

function lengthOf(unit: Unit): number {
  return UNITS.find(({ value }) => value === unit)?.ms ?? 1;
}

/** The largest in which it is a whole number. */
function unitOf(ms: number): Unit {
  return UNITS.findLast((unit) => ms >= unit.ms && ms % unit.ms === 0)?.value ?? 'minutes';
}
