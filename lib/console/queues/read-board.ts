import type { Board, BoardRow } from '@/lib/domain/api/board';
import type { QueueView } from '@/lib/domain/api/views';
import { severityOf } from '@/lib/domain/health';
import { shorten } from '@/lib/domain/shorten';
import { unsampledAfter, unseenSince, type SiteRounds } from '@/lib/domain/site-rounds';
import type { BoardOptions } from '@/lib/domain/wall';
import type { ConsoleContext } from '../context';
import { readQueueViews } from './queue-view';
import { readRounds } from './read-rounds';

/** A tile has no room for more, and it is sent every few seconds. Characters. */
const LONGEST_NAME = 160;
const LONGEST_SENTENCE = 300;

export interface BoardAsked {
  options: BoardOptions;
  /** Which build of the program answers. */
  build: string;
}

/**
 * What a wall shows: the tracked queues of its sites, worst first, and of equals the one that waits longest. A site that nothing looks
 * at any more is told at each of its queues, and its samples do not count for those of another.
 */
export async function readBoard(ctx: ConsoleContext, { options, build }: BoardAsked): Promise<Board> {
  const roundsOf = await readRounds(ctx);
  const { title, theme, secondsPerPage, siteIds } = options;
  const wanted = new Set(siteIds);
  const views = (await readQueueViews(ctx)).filter(({ site }) => wanted.size === 0 || wanted.has(site.id));
  const now = ctx.clock.now();
  // While sample data is loaded its samples are of days gone by, and the feed is none the worse.
  const sampledAt = ({ isLoading, sampledAt: at }: SiteRounds) => (isLoading ? now : (at ?? []));
  const sampled = views.flatMap(({ site }) => sampledAt(roundsOf(site.id)));
  return {
    title,
    theme,
    secondsPerPage,
    build,
    sampledAt: sampled.length === 0 ? null : Math.max(...sampled),
    queues: views.map((view) => toRow(view, roundsOf(view.site.id), now)).sort(worstFirst),
    staleAfterMs: unsampledAfter(ctx.sampleIntervalMs),
    now,
  };
}

function toRow(view: QueueView, rounds: SiteRounds, now: number): BoardRow {
  const staleSince = unseenSince(rounds, now);
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
      ...(health.isLoading === true && { isLoading: true }),
      ...(health.snooze === undefined ? {} : { snoozedUntil: health.snooze.until }),
    },
    openJobSince: openJob?.openedAt ?? null,
    ...(staleSince === null ? {} : { staleSince }),
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
