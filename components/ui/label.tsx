import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The name of a form control. */
export function Label({ className, htmlFor, children, ...rest }: ComponentProps<'label'>) {
  return (
    <label htmlFor={htmlFor} {...rest} className={cn('text-sm font-medium text-ink', className)}>
      {children}
    </label>
  );
}
