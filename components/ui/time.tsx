'use client';

import { cn } from './cn';
import { useInBrowser, useTicking } from './ticker';
import { formatAbsolute, formatRelative } from './time-format';

const LOOK = 'figures whitespace-nowrap';

export interface TimeProps {
  /** Epoch milliseconds. */
  at: number;
  /** `relative` tells the age and keeps it current, with the absolute on hover; `absolute` the other way round. */
  show?: 'relative' | 'absolute';
  className?: string;
}

/** A moment, in the viewer's zone. What it says on hover when it tells an age is written when somebody comes near (time-tip.tsx). */
export function Time({ at, show = 'relative', className }: TimeProps) {
  return show === 'relative' ? (
    <Relative at={at} className={className} />
  ) : (
    <Absolute at={at} className={className} />
  );
}

interface Shown {
  at: number;
  className: string | undefined;
}

function Relative({ at, className }: Shown) {
  const relative = useTicking((now) => formatRelative(at, now), '') || formatAbsolute(at, 'UTC');
  return (
    <time dateTime={new Date(at).toISOString()} data-hint="" className={cn(LOOK, className)}>
      {relative}
    </time>
  );
}

function Absolute({ at, className }: Shown) {
  const inBrowser = useInBrowser();
  const relative = useTicking((now) => formatRelative(at, now), '');
  return (
    <time
      dateTime={new Date(at).toISOString()}
      // The server does not know the viewer's zone, so there it says nothing on hover.
      title={inBrowser ? relative : undefined}
      className={cn(LOOK, className)}
    >
      {formatAbsolute(at, inBrowser ? undefined : 'UTC')}
    </time>
  );
}
