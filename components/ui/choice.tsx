import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** `radio`: one of several of the same `name`. */
  kind: 'radio' | 'checkbox';
  label: ReactNode;
  description?: ReactNode;
}

/** A radio button or checkbox with its name and, below it, what it means. The whole of it can be pressed. */
export function Choice({ kind, label, description, className, ...rest }: ChoiceProps) {
  return (
    <label
      className={cn(
        'flex items-start gap-2.5 text-sm has-disabled:opacity-60 pointer-coarse:min-h-10 pointer-coarse:py-1.5',
        className,
      )}
    >
      <input type={kind} {...rest} className="mt-0.75 size-3.5 shrink-0 accent-accent" />
      <span className="min-w-0">
        <span className="font-medium text-ink">{label}</span>
        {description && <span className="block text-ink-2">{description}</span>}
      </span>
    </label>
  );
}
