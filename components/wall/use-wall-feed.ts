import { useEffect, useState } from 'react';
import { forgetReloads, reloadForBuild } from '@/lib/client/wall/reload-for-build';
import { watchBoard, type WallFeed } from '@/lib/client/wall/watch-board';
import { stalenessOf, type Staleness } from '@/lib/domain/wall-feed';
import { useTicking } from '../ui/ticker';
import { noteAlive } from './watchdog';

/**
 * The feed of the board, kept fresh; null before the first reading has come to anything.
 * @param build of the program this page came from: when another one answers, the page reads itself anew.
 */
export function useWallFeed(build: string): WallFeed | null {
  const [feed, setFeed] = useState<WallFeed | null>(null);
  useEffect(() => watchBoard(setFeed), []);
  useEffect(() => {
    if (feed === null) return;
    noteAlive();
    // A board of another shape comes from another build, too.
    if (feed.isUnreadable) void reloadForBuild();
    if (feed.board === null || feed.failures > 0) return;
    if (feed.board.build === build) forgetReloads();
    else void reloadForBuild();
  }, [feed, build]);
  return feed;
}

/** Whether what is shown may be wrong, judged anew every second. */
export function useStaleness(feed: WallFeed | null): Staleness | null {
  const judge = (now: number) => {
    const staleness = feed === null ? null : stalenessOf(feed, now);
    return staleness === null ? '' : `${staleness.why} ${staleness.since}`;
  };
  const [why, since] = useTicking(judge, '').split(' ');
  return why === 'no-answer' || why === 'no-samples' || why === 'clocks'
    ? { why, since: Number(since) }
    : null;
}
