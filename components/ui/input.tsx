import type { ComponentProps } from 'react';
import { cn } from './cn';

export const controlClass =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink placeholder:text-ink-3 disabled:cursor-not-allowed disabled:bg-surface-2 disabled:text-ink-3 aria-invalid:border-danger';

/** A one-line text field. */
export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} {...rest} className={cn(controlClass, 'h-8 pointer-coarse:h-10', className)} />;
}
