import type { ReactNode } from 'react';
import { cn } from './cn';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What this place is for, and what to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** A place that has nothing yet. */
export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1 px-6 py-12 text-center', className)}>
      {icon && (
        <span
          className="mb-2 grid size-10 place-items-center rounded-lg border bg-surface-2 text-ink-3 [&_svg]:size-5"
          aria-hidden="true"
        >
          {icon}
        </span>
      )}
      <p className="font-semibold text-ink">{title}</p>
      {children && <div className="max-w-[52ch] text-sm text-balance text-ink-2">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap items-center justify-center gap-2">{actions}</div>}
    </div>
  );
}
