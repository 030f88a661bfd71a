import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A raised surface. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cn('rounded-lg border bg-surface shadow-card', className)} />;
}

export interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The heading's level in the page's outline. */
  level?: 2 | 3 | 4;
}

/** The title line of a card. */
export function CardHeader({ title, description, actions, level = 2 }: CardHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2">
      <div className={cn('min-w-0', description && 'sm:flex-1 sm:basis-60')}>
        <Heading className="text-base font-semibold text-ink">{title}</Heading>
        {description && <p className="text-sm text-ink-3">{description}</p>}
      </div>
      {actions && (
        <div data-acts className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </div>
  );
}

/** The padded inside of a card. */
export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cn('p-4', className)} />;
}
