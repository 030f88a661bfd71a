import type { Board, BoardRow } from '@/lib/domain/api/board';
import type { QueueView } from '@/lib/domain/api/views';
import { severityOf } from '@/lib/domain/health';
import type { ConsoleContext } from '../context';
import { readQueueViews } from './queue-view';

/** What a wall shows: every tracked queue, worst first, and of equals the one that waits longest. */
export async function readBoard(ctx: ConsoleContext): Promise<Board> {
  const rows = (await readQueueViews(ctx)).map(toRow);
  return { queues: rows.sort(worstFirst), now: ctx.clock.now() };
}

function toRow(view: QueueView): BoardRow {
  const { id, name, site, health, queued, processing, oldestTriggeredAt, openJob } = view;
  const openJobSince = openJob?.openedAt ?? null;
  return { id, name, siteName: site.name, health, queued, processing, oldestTriggeredAt, openJobSince };
}

function worstFirst(one: BoardRow, other: BoardRow): number {
  return (
    severityOf(one.health) - severityOf(other.health) ||
    waitsSince(one) - waitsSince(other) ||
    byName(one, other)
  );
}

/** What waits for nothing comes last. */
function waitsSince({ oldestTriggeredAt, openJobSince }: BoardRow): number {
  return Math.min(oldestTriggeredAt ?? Number.MAX_SAFE_INTEGER, openJobSince ?? Number.MAX_SAFE_INTEGER);
}

function byName(one: BoardRow, other: BoardRow): number {
  return one.name.localeCompare(other.name);
}
