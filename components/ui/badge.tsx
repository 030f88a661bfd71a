import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn';

const badgeVariants = cva(
  'inline-flex h-5.5 max-w-full items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-surface-3 text-ink-2',
        outline: 'border border-line text-ink-2',
        accent: 'bg-accent-soft text-accent-ink',
        healthy: 'bg-healthy-soft text-healthy-ink',
        backlog: 'bg-backlog-soft text-backlog-ink',
        stuck: 'bg-stuck-soft text-stuck-ink',
        failing: 'bg-failing-soft text-failing-ink',
        unknown: 'bg-unknown-soft text-unknown-ink',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export interface BadgeProps extends VariantProps<typeof badgeVariants> {
  /** Always given with a status tone: a status is never told by colour alone. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
  title?: string;
}

/** A short word in a coloured pill. */
export function Badge({ tone, icon, children, className, title }: BadgeProps) {
  return (
    <span
      title={title ?? (typeof children === 'string' ? children : undefined)}
      className={cn(badgeVariants({ tone }), className)}
    >
      {icon}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
