/* oxlint-disable jsx-a11y/prefer-tag-over-role -- <progress> cannot be drawn the same in every browser. */
import { cn } from './cn';

export interface ProgressProps {
  label: string;
  /** Done so far; `null` when nobody knows how much there is. */
  value: number | null;
  max?: number;
  className?: string;
}

/** How far long work has come. */
export function Progress({ label, value, max = 100, className }: ProgressProps) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * max) })}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-surface-3', className)}
    >
      <div
        className={cn(
          'h-full rounded-full bg-accent',
          share === null ? 'w-1/3 animate-pulse' : 'transition-[width]',
        )}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
