import { Wifi, WifiOff } from 'lucide-react';
import type { Board, BoardRow } from '@/lib/domain/api/board';
import type { WallFeed } from '@/lib/client/wall/watch-board';
import { HEALTH_STATES } from '@/lib/domain/health';
import { HEALTH } from '../queues/health';
import { cn } from '../ui/cn';
import { formatNumber } from '../ui/number';
import type { Fit } from './fit';
import type { Page } from './pages';
import { Clock } from './clock';

export interface BoardHeaderProps {
  board: Board;
  feed: WallFeed;
  fit: Fit;
  page: Page<BoardRow>;
}

/** What the board is, how many queues are in which state, the time, and whether the feed holds. */
export function BoardHeader({ board, feed, fit, page }: BoardHeaderProps) {
  return (
    <header
      className="flex shrink-0 content-center items-center justify-between gap-x-[1.4em] gap-y-[0.5em] portrait:flex-wrap"
      style={{ height: fit.header, paddingInline: fit.margin }}
    >
      <h1 dir="auto" className="min-w-0 shrink truncate text-[1.5em] font-semibold">
        {board.title ?? 'Queues'}
      </h1>
      <Totals queues={board.queues} />
      <div className="flex shrink-0 items-center gap-x-[1em] portrait:ml-auto">
        {page.count > 1 && (
          <p className="figures whitespace-nowrap text-ink-2">
            Page <span className="font-semibold text-ink">{page.index + 1}</span> of {page.count}
          </p>
        )}
        <Link failures={feed.failures} />
        <Clock ahead={feed.ahead} />
      </div>
    </header>
  );
}

/** How many queues are in each state that any is in, and what waits in all of them. */
function Totals({ queues }: { queues: readonly BoardRow[] }) {
  return (
    <ul
      aria-label="Queues by state"
      className="flex shrink-0 items-center gap-x-[0.9em] portrait:shrink portrait:flex-wrap"
    >
      {HEALTH_STATES.map((state) => {
        const count = queues.filter((row) => row.health.state === state).length;
        const { word, Icon, ink } = HEALTH[state];
        return count === 0 ? null : (
          <li key={state} className={cn('flex items-center gap-[0.35em] whitespace-nowrap', ink)}>
            <Icon className="size-[1em]" aria-hidden="true" />
            <span className="figures font-semibold">{formatNumber(count)}</span> {word.toLowerCase()}
          </li>
        );
      })}
      {queues.length > 0 && (
        <li className="whitespace-nowrap text-ink-2">
          <span className="figures font-semibold text-ink">{queuedOf(queues)}</span> queued
        </li>
      )}
    </ul>
  );
}

/** From here on the sum is told short: the header has one line. */
const LONGEST_SUM = 10_000_000;

/** The sum of what is known; a lower bound where something is not. */
function queuedOf(queues: readonly BoardRow[]): string {
  const known = queues.filter(({ queued }) => queued.value !== null);
  const sum = known.reduce((total, { queued }) => total + (queued.value ?? 0), 0);
  const isWhole = queues.every(({ queued }) => queued.value !== null && queued.basis !== 'at-least');
  if (known.length === 0) return '—';
  return `${isWhole ? '' : '≥ '}${formatNumber(sum, { short: sum >= LONGEST_SUM })}`;
}

function Link({ failures }: { failures: number }) {
  const Icon = failures === 0 ? Wifi : WifiOff;
  return (
    <p
      className={cn(
        'flex items-center gap-[0.4em] whitespace-nowrap',
        failures === 0 ? 'text-ink-3' : 'font-semibold text-backlog-ink',
      )}
    >
      <Icon className="size-[1.1em]" aria-hidden="true" />
      {failures === 0 ? 'Live' : 'Trying again'}
    </p>
  );
}
