'use client';

import { Pause, Play } from 'lucide-react';
import { useLiveState } from '@/lib/client/live/state';
import { togglePaused, usePaused } from '@/lib/client/refresh';
import { byServerClock } from '@/lib/client/server-clock';
import { cn } from '../ui/cn';
import { IconButton } from '../ui/icon-button';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';
import { refreshState } from './refresh-state';

export interface RefreshControlProps {
  /** When what is shown was read by the viewer's clock, epoch milliseconds; 0 while nothing was. */
  updatedAt: number;
  /** The last reading failed. */
  failed: boolean;
}

/** Whether the page keeps itself fresh, how old its figures are, and the switch for it. */
export function RefreshControl({ updatedAt, failed }: RefreshControlProps) {
  const paused = usePaused();
  const phase = useLiveState((state) => state.phase);
  const stalledSince = useLiveState((state) => state.stalledSince);
  const waiting = useLiveState((state) => state.waiting);
  const { word, short, dot, hint } = refreshState({
    paused,
    failed,
    phase,
    stalledSince,
    read: updatedAt > 0,
  });
  const from = stalledSince ?? (updatedAt && byServerClock(updatedAt));
  return (
    <div
      data-refresh
      className="flex h-8 items-center gap-2 rounded-md border bg-surface pl-2.5 text-xs text-ink-2 pointer-coarse:h-10"
      title={hint}
    >
      <span className={cn('size-2 shrink-0 rounded-full', dot)} aria-hidden="true" />
      <output className="flex items-center gap-2 whitespace-nowrap">
        <span className={cn('font-medium text-ink', short !== undefined && 'max-sm:sr-only')}>{word}</span>
        {short !== undefined && (
          <span className="sm:hidden" aria-hidden="true">
            {short}
          </span>
        )}
        {paused && waiting > 0 && (
          <span className="figures">
            {formatNumber(waiting)} {waiting === 1 ? 'change' : 'changes'} waiting
          </span>
        )}
      </output>
      {(paused || failed || stalledSince !== null) && from > 0 && <Time at={from} />}
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
