import type { ReactNode } from 'react';
import type { BoardRow } from '@/lib/domain/api/board';
import { CountText } from '../queues/count-text';
import { HEALTH } from '../queues/health';
import { cn } from '../ui/cn';
import { Age } from '../ui/duration';
import { NumberText } from '../ui/number';

/** One queue, to be read across a room: its state as picture, word and colour, its counts, and how long it waits. */
export function BoardTile({ row }: { row: BoardRow }) {
  const { word, Icon, ink, soft } = HEALTH[row.health.state];
  return (
    <article className="flex min-w-0 flex-1 flex-col rounded-xl border bg-surface">
      <header className={cn('flex items-center gap-2.5 rounded-t-xl px-5 py-2.5', soft, ink)}>
        <Icon className="size-6 shrink-0" aria-hidden="true" />
        <span className="text-xl font-semibold">{word}</span>
      </header>
      <div className="flex flex-1 flex-col gap-4 px-5 py-4">
        <div>
          <h2 className="text-2xl font-semibold wrap-anywhere">{row.name}</h2>
          <p className="text-base text-ink-3 wrap-anywhere">{row.siteName}</p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Figure term="Queued">
            <CountText count={row.queued} />
          </Figure>
          <Figure term="Processing">
            <CountText count={row.processing} />
          </Figure>
          <Wait row={row} />
        </dl>
        {row.health.state !== 'healthy' && (
          <p className="mt-auto text-base text-ink-2 wrap-anywhere">{row.health.sentence}</p>
        )}
      </div>
    </article>
  );
}

/** The job that is open, since it holds the queue; else the record that waits longest. */
function Wait({ row }: { row: BoardRow }) {
  const since = row.openJobSince ?? row.oldestTriggeredAt;
  return (
    <Figure term={row.openJobSince === null ? 'Oldest' : 'Job open'}>
      {since === null ? (
        <NumberText value={null} reason="Nothing is known to be waiting" />
      ) : (
        <Age since={since} coarse className="text-2xl/10" />
      )}
    </Figure>
  );
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-16">
      <dt className="text-base text-ink-3">{term}</dt>
      <dd className="text-3xl font-semibold">{children}</dd>
    </div>
  );
}
