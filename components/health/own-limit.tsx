'use client';

import type { ReactNode } from 'react';
import type { QuietHoursView } from '@/lib/domain/api/health';
import { describeExactly, describeRecords } from '@/lib/domain/durations';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { DurationInput } from './duration-input';
import { QuietHoursEditor } from './quiet-hours';
import { quietWords } from './words';

interface LimitProps<T> {
  label: string;
  /** Null is the default. */
  value: T | null;
  /** The default. */
  standard: T;
  onChange: (value: T | null) => void;
}

export function DurationLimit({ label, value, standard, onChange }: LimitProps<number>) {
  return (
    <OwnLimit
      label={label}
      standard={describeExactly(standard)}
      isStandard={value === null}
      onStandard={(isStandard) => onChange(isStandard ? null : standard)}
    >
      <Field label={label} required>
        {(control) => (
          <DurationInput control={control} value={value ?? standard} onChange={onChange} label={label} />
        )}
      </Field>
    </OwnLimit>
  );
}

export function RecordsLimit({ label, value, standard, onChange }: LimitProps<number>) {
  return (
    <OwnLimit
      label={label}
      standard={describeRecords(standard)}
      isStandard={value === null}
      onStandard={(isStandard) => onChange(isStandard ? null : standard)}
    >
      <Field label={label} required>
        {(control) => (
          <span className="flex items-center gap-2">
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              className="w-32 figures"
              value={Number.isNaN(value) ? '' : String(value)}
              onChange={({ target }) => onChange(target.value === '' ? Number.NaN : Number(target.value))}
            />
            <span className="text-sm text-ink-2">records</span>
          </span>
        )}
      </Field>
    </OwnLimit>
  );
}

export function QuietLimit({ value, standard, onChange }: Omit<LimitProps<QuietHoursView[]>, 'label'>) {
  return (
    <OwnLimit
      label="Quiet hours"
      standard={standard.length === 0 ? 'none' : standard.map(quietWords).join('; ')}
      isStandard={value === null}
      onStandard={(isStandard) => onChange(isStandard ? null : standard)}
    >
      <p aria-hidden="true" className="text-sm font-medium text-ink">
        Quiet hours
      </p>
      <QuietHoursEditor value={value ?? []} onChange={onChange} />
    </OwnLimit>
  );
}

interface OwnLimitProps {
  label: string;
  /** The default, in words. */
  standard: string;
  isStandard: boolean;
  onStandard: (isStandard: boolean) => void;
  children: ReactNode;
}

/** The default is the normal state of a limit; another one is a step away. */
function OwnLimit({ label, standard, isStandard, onStandard, children }: OwnLimitProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className={isStandard ? 'mb-1.5 text-sm font-medium text-ink' : 'sr-only'}>{label}</legend>
      {!isStandard && children}
      <Choice
        kind="checkbox"
        label={<span className="font-normal">Use the default ({standard})</span>}
        checked={isStandard}
        onChange={(event) => onStandard(event.target.checked)}
      />
    </fieldset>
  );
}
