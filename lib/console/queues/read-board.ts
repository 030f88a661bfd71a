import { newestSample } from '@/lib/db/queries/setting/newest-sample';
import type { Board, BoardRow } from '@/lib/domain/api/board';
import type { QueueView } from '@/lib/domain/api/views';
import { severityOf } from '@/lib/domain/health';
import { shorten } from '@/lib/domain/shorten';
import type { BoardOptions } from '@/lib/domain/wall';
import type { ConsoleContext } from '../context';
import { readQueueViews } from './queue-view';

/** A tile has no room for more, and it is sent every few seconds. Characters. */
const LONGEST_NAME = 160;
const LONGEST_SENTENCE = 300;

/** Without a sample for this many intervals nothing is sampled any more; longer than another instance needs to take the work over. */
const MISSED_SAMPLES = 4;
const SHORTEST_STALE_MS = 30_000;

export interface BoardAsked {
  options: BoardOptions;
  /** Which build of the program answers. */
  build: string;
  sampleIntervalMs: number;
}

/** What a wall shows: the tracked queues of its sites, worst first, and of equals the one that waits longest. */
export async function readBoard(
  ctx: ConsoleContext,
  { options, build, sampleIntervalMs }: BoardAsked,
): Promise<Board> {
  const sampledAt = await newestSample(ctx.database.kysely);
  const { title, theme, secondsPerPage, siteIds } = options;
  const wanted = new Set(siteIds);
  const views = (await readQueueViews(ctx)).filter(({ site }) => wanted.size === 0 || wanted.has(site.id));
  return {
    title,
    theme,
    secondsPerPage,
    build,
    sampledAt,
    queues: views.map(toRow).sort(worstFirst),
    staleAfterMs: Math.max(SHORTEST_STALE_MS, MISSED_SAMPLES * sampleIntervalMs),
    now: ctx.clock.now(),
  };
}

function toRow(view: QueueView): BoardRow {
  const { id, health, queued, processing, oldestTriggeredAt, openJob } = view;
  return {
    id,
    queued,
    processing,
    oldestTriggeredAt,
    name: shorten(view.name, LONGEST_NAME),
    siteName: shorten(view.site.name, LONGEST_NAME),
    health: {
      state: health.state,
      sentence: shorten(health.sentence, LONGEST_SENTENCE),
      ...(health.snooze === undefined ? {} : { snoozedUntil: health.snooze.until }),
    },
    openJobSince: openJob?.openedAt ?? null,
  };
}

function worstFirst(one: BoardRow, other: BoardRow): number {
  return severity(one) - severity(other) || waitsSince(one) - waitsSince(other) || byName(one, other);
}

function severity({ health: { state, snoozedUntil } }: BoardRow): number {
  return severityOf({ state, snooze: snoozedUntil });
}

/** What waits for nothing comes last. */
function waitsSince({ oldestTriggeredAt, openJobSince }: BoardRow): number {
  return Math.min(oldestTriggeredAt ?? Number.MAX_SAFE_INTEGER, openJobSince ?? Number.MAX_SAFE_INTEGER);
}

function byName(one: BoardRow, other: BoardRow): number {
  return one.name.localeCompare(other.name);
}
