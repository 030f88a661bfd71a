'use client';

import { CloudOff } from 'lucide-react';
import { ApiError } from '@/lib/client/fetcher';
import { queries, useLive } from '@/lib/client/queries';
import type { Board as BoardData } from '@/lib/domain/api/board';
import { HEALTH_STATES } from '@/lib/domain/health';
import { HEALTH } from '../queues/health';
import { cn } from '../ui/cn';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { BoardTile } from './board-tile';
import { WallClosed } from './wall-closed';
import { WallFrame } from './wall-frame';

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'];
const gridClass = 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] gap-4';

/** Every queue on a screen across the room, worst first. It keeps itself fresh, and says so when it cannot. */
export function Board() {
  const query = useLive(queries.board());
  if (query.error instanceof ApiError && query.error.status === 401) return <WallClosed why="ended" />;
  return (
    <WallFrame>
      <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h1 className="text-2xl font-semibold">Queues</h1>
        {query.data && <Totals board={query.data} />}
        {query.data && query.error === null && (
          <p className="text-base text-ink-3">
            Read <Time at={query.dataUpdatedAt} />
          </p>
        )}
      </header>
      {query.error !== null && <NotFresh since={query.data === undefined ? null : query.dataUpdatedAt} />}
      {query.data === undefined && query.error === null && <BoardSkeleton />}
      {query.data?.queues.length === 0 && (
        <p className="m-auto text-2xl text-ink-2">No queue is watched yet.</p>
      )}
      <ul aria-label="Queues, worst first" className={gridClass}>
        {query.data?.queues.map((row) => (
          <li key={row.id} className="flex">
            <BoardTile row={row} />
          </li>
        ))}
      </ul>
    </WallFrame>
  );
}

/** How many queues are in each state that any is in. */
function Totals({ board }: { board: BoardData }) {
  return (
    <ul
      aria-label="Queues by state"
      className="flex flex-1 flex-wrap gap-x-6 gap-y-1 text-xl max-sm:order-last max-sm:basis-full"
    >
      {HEALTH_STATES.map((state) => {
        const count = board.queues.filter((row) => row.health.state === state).length;
        const { word, Icon, ink } = HEALTH[state];
        return count === 0 ? null : (
          <li key={state} className={cn('flex items-center gap-2', ink)}>
            <Icon className="size-5" aria-hidden="true" />
            <span className="figures font-semibold">{count}</span> {word.toLowerCase()}
          </li>
        );
      })}
    </ul>
  );
}

function NotFresh({ since }: { since: number | null }) {
  return (
    <output className="flex items-center gap-3 rounded-lg bg-stuck-soft px-4 py-3 text-xl font-semibold text-stuck-ink">
      <CloudOff className="size-6 shrink-0" aria-hidden="true" />
      <span>
        {since === null ? (
          'The console does not answer. This screen goes on trying.'
        ) : (
          <>
            Not up to date: the figures are from <Time at={since} />. The console does not answer; this screen
            goes on trying.
          </>
        )}
      </span>
    </output>
  );
}

function BoardSkeleton() {
  return (
    <div className={gridClass} aria-busy="true">
      <span className="sr-only">Reading the queues…</span>
      {PLACES.map((place) => (
        <Skeleton key={place} className="h-52 rounded-xl" />
      ))}
    </div>
  );
}
