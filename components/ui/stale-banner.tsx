'use client';

import { CloudOff, RotateCw } from 'lucide-react';
import { Button } from './button';
import { cn } from './cn';
import { Time } from './time';

export interface StaleBannerProps {
  /** When what is shown was true, in epoch milliseconds; null when that is not known. */
  since: number | null;
  /** Why it is not newer. */
  reason?: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** Says that the figures below are old, how old, and why; they stay readable. */
export function StaleBanner({ since, reason, onRetry, retrying = false, className }: StaleBannerProps) {
  return (
    <output
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-backlog-soft px-3 py-1.5 text-sm text-backlog-ink',
        className,
      )}
    >
      <CloudOff className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1 basis-56">
        <strong className="font-semibold">Not up to date.</strong>{' '}
        {since === null ? (
          'It is not known how old these figures are.'
        ) : (
          <>
            These figures are from <Time at={since} />.
          </>
        )}
        {reason && ` ${reason}`}
      </span>
      {onRetry && (
        <Button size="sm" onClick={onRetry} loading={retrying} icon={<RotateCw aria-hidden="true" />}>
          Try again
        </Button>
      )}
    </output>
  );
}
