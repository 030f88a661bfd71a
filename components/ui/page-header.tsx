import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** The way back, above the title. */
  breadcrumb?: ReactNode;
  /** Beside the title: a badge. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

/** The top of a page, with its only h1. */
export function PageHeader({ title, breadcrumb, badge, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 wrap-anywhere">
        {breadcrumb && <div className="mb-1 text-sm text-ink-3">{breadcrumb}</div>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight text-balance text-ink">{title}</h1>
          {badge}
        </div>
        {description && <div className="mt-0.5 max-w-[80ch] text-sm text-ink-2">{description}</div>}
      </div>
      {actions && (
        <div data-acts className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}
