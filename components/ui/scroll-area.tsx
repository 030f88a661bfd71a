import type { ReactNode } from 'react';
import { cn } from './cn';

export interface ScrollAreaProps {
  /** Names the region, because it takes focus so that the arrow keys can scroll it. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** A scrolling box with the system's own bars, reachable by keyboard. */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  return (
    // A scrolling region must take focus (WCAG 2.1.1): without it the keyboard cannot scroll.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} tabIndex={0} className={cn('focus-inset overflow-auto', className)}>
      {children}
    </section>
  );
}
