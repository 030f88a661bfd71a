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
  const inBrowser = useInBrowser();
  const absolute = () => formatAbsolute(at, inBrowser ? undefined : 'UTC');
  const relative = useTicking((now) => formatRelative(at, now), '') || absolute();
  const hint = () => (show === 'relative' ? `${absolute()} (${viewerTimeZone()})` : relative);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      // The server does not know the viewer's zone, so there it says nothing on hover.
      title={inBrowser ? hint() : undefined}
      className={cn('figures whitespace-nowrap', className)}
    >
      {show === 'relative' ? relative : absolute()}
    </time>
  );
}
