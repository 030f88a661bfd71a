'use client';

import { cn } from './cn';
import { useTicking } from './ticker';
import { formatDuration } from './time-format';

export interface DurationProps {
  /** Milliseconds. */
  ms: number;
  /** Tell parts of a second, for calls rather than ages. */
  fine?: boolean;
  className?: string;
}

/** A length of time that does not change. */
export function Duration({ ms, fine = false, className }: DurationProps) {
  return <span className={cn('figures whitespace-nowrap', className)}>{formatDuration(ms, { fine })}</span>;
}

export interface AgeProps {
  /** Since when, epoch milliseconds. */
  since: number;
  /** No seconds beside minutes, so that a long list stays calm. */
  coarse?: boolean;
  className?: string;
}

/** The time that has passed since a moment, kept current: `2 h 14 min`. */
export function Age({ since, coarse = false, className }: AgeProps) {
  const age = useTicking((now) => formatDuration(now - since, { coarse }), '…');
  return (
    <time
      dateTime={new Date(since).toISOString()}
      data-hint="since "
      className={cn('figures whitespace-nowrap', className)}
    >
      {age}
    </time>
  );
}
