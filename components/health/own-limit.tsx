'use client';

import type { ReactNode } from 'react';
import type { QuietHoursView } from '@/lib/domain/api/health';
import { describeExactly, describeRecords } from '@/lib/domain/durations';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { DurationInput } from './duration-input';
import { QuietHoursEditor } from './quiet-hours';
import { RecordsInput } from './records-input';
import { quietWords } from './words';

interface LimitProps<T> {
  label: string;
  /** Null is the default. */
  value: T | null;
  /** The default. */
  standard: T;
  onChange: (value: T | null) => void;
  error: string | undefined;
}

export function DurationLimit({ label, value, standard, onChange, error }: LimitProps<number>) {
  return (
    <OwnLimit
      label={label}
      standard={describeExactly(standard)}
      isStandard={value === null}
      onStandard={(isStandard) => onChange(isStandard ? null : standard)}
    >
      <Field label={label} required error={error}>
        {(control) => (
          <DurationInput control={control} value={value ?? standard} onChange={onChange} label={label} />
        )}
      </Field>
    </OwnLimit>
  );
}

export function RecordsLimit({ label, value, standard, onChange, error }: LimitProps<number>) {
  return (
    <OwnLimit
      label={label}
      standard={describeRecords(standard)}
      isStandard={value === null}
      onStandard={(isStandard) => onChange(isStandard ? null : standard)}
    >
      <Field label={label} required error={error}>
        {(control) => <RecordsInput control={control} value={value ?? standard} onChange={onChange} />}
      </Field>
    </OwnLimit>
  );
}

export interface QuietLimitProps extends Omit<LimitProps<QuietHoursView[]>, 'label' | 'error'> {
  /** What is wrong with one of them, by its place. */
  errorOf: (index: number) => string | undefined;
}

export function QuietLimit({ value, standard, onChange, errorOf }: QuietLimitProps) {
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
      <QuietHoursEditor value={value ?? []} onChange={onChange} errorOf={errorOf} />
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
