import type { ReactNode } from 'react';
import { cn } from '../ui/cn';

const WIDTHS = {
  /** Forms and settings: lines of a length to read, beginning where every other page does. */
  narrow: 'max-w-7xl *:max-w-3xl',
  /** Reading: a queue, a job. */
  normal: 'max-w-7xl',
  /** Tables that use what there is. */
  full: 'max-w-none',
} as const;

export interface PageProps {
  width?: keyof typeof WIDTHS;
  className?: string | undefined;
  children: ReactNode;
}

/** The padded column a page's content stands in; its parts are stacked with one distance. */
export function Page({ width = 'normal', className, children }: PageProps) {
  return (
    <div
      className={cn('mx-auto flex w-full flex-col gap-5 px-4 py-5 sm:px-6 lg:px-8', WIDTHS[width], className)}
    >
      {children}
    </div>
  );
}
