'use client';

import { cn } from './cn';
import { useInBrowser, useTicking } from './ticker';
import { formatAbsolute, formatRelative, viewerTimeZone } from './time-format';

export interface TimeProps {
  /** Epoch milliseconds. */
  at: number;
  /** `relative` tells the age and keeps it current, with the absolute on hover; `absolute` the other way round. */
  show?: 'relative' | 'absolute';
  className?: string;
}

/** A moment, in the viewer's zone. */
export function Time({ at, show = 'relative', className }: TimeProps) {
  const absoluteUtc = formatAbsolute(at, 'UTC');
  const inBrowser = useInBrowser();
  const relative = useTicking((now) => formatRelative(at, now), absoluteUtc);
  const absolute = inBrowser ? formatAbsolute(at) : absoluteUtc;
  const hint = show === 'relative' ? `${absolute}${inBrowser ? ` (${viewerTimeZone()})` : ''}` : relative;
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={hint}
      className={cn('figures whitespace-nowrap', className)}
    >
      {show === 'relative' ? relative : absolute}
    </time>
  );
}
