'use client';

import { Pause, Play } from 'lucide-react';
import { togglePaused, usePaused } from '@/lib/client/refresh';
import { cn } from '../ui/cn';
import { IconButton } from '../ui/icon-button';
import { Time } from '../ui/time';

export interface RefreshControlProps {
  /** When what is shown was read, epoch milliseconds; 0 while nothing was. */
  updatedAt: number;
  /** The last reading failed. */
  failed: boolean;
}

/** Whether the page keeps itself fresh, how old its figures are, and the switch for it. */
export function RefreshControl({ updatedAt, failed }: RefreshControlProps) {
  const paused = usePaused();
  const { word, dot } = stateOf({ paused, failed, read: updatedAt > 0 });
  return (
    <div className="flex h-8 items-center gap-2 rounded-md border bg-surface pl-2.5 text-xs text-ink-2 pointer-coarse:h-10">
      <span className={cn('size-2 rounded-full', dot)} aria-hidden="true" />
      <span className="font-medium text-ink">{word}</span>
      {(paused || failed) && updatedAt > 0 && <Time at={updatedAt} />}
      <IconButton
        label={paused ? 'Go on refreshing (p)' : 'Pause refreshing (p)'}
        size="sm"
        onClick={togglePaused}
      >
        {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
      </IconButton>
    </div>
  );
}

/** Live is a promise about the figures, so it is not made before there are any. */
function stateOf({ paused, failed, read }: { paused: boolean; failed: boolean; read: boolean }) {
  if (paused) return { word: 'Paused', dot: 'bg-unknown' };
  if (failed) return { word: 'Trying again', dot: 'bg-backlog' };
  return read ? { word: 'Live', dot: 'bg-healthy' } : { word: 'Reading…', dot: 'bg-unknown' };
}
