'use client';

import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cn } from './cn';
import { Label } from './label';

/** What the control inside a Field must carry, so that label, hint and error belong to it. */
export interface FieldControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** A whole sentence; its presence marks the control as invalid. */
  error?: string | undefined;
  required?: boolean;
  /** In a form of which nothing is required the word at every field would say nothing: false leaves it out. */
  marksOptional?: boolean;
  /** Shown at the right of the label, for example a link. */
  aside?: ReactNode;
  className?: string;
  /** Draws the control: `{(control) => <Input {...control} {...register('name')} />}` */
  children: (control: FieldControlProps) => ReactNode;
}

/** One labelled control of a form, with its hint and its error tied to it for assistive technology. */
export function Field({
  label,
  hint,
  error,
  required = false,
  marksOptional = true,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ');
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>
          {label}{' '}
          {!required && marksOptional && (
            <span className="ml-0.5 text-xs font-normal text-ink-3">optional</span>
          )}
        </Label>
        {aside && <span className="text-xs text-ink-3">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {hint && (
        <p id={hintId} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-xs text-danger-ink">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
    </div>
  );
}
