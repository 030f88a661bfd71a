import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClass } from './input';

/** A text field of several lines. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} {...rest} className={cn(controlClass, 'py-1.5', className)} />;
}
