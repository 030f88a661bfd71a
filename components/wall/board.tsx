'use client';

import type { Board as BoardData } from '@/lib/domain/api/board';
import type { WallFeed } from '@/lib/client/wall/watch-board';
import { BoardHeader } from './board-header';
import { BoardTile } from './board-tile';
import { fitBoard } from './fit';
import { inOrder, pageOf } from './pages';
import { StaleCover } from './stale-cover';
import { usePageTurns } from './use-page-turns';
import { useScreen } from './use-screen';
import { useWakeLock } from './use-wake-lock';
import { useStaleness, useWallFeed } from './use-wall-feed';
import { ClosedWords } from './wall-closed';
import { WallFrame } from './wall-frame';

/**
 * Every queue on a screen across the room, worst first. It keeps itself fresh for weeks with nobody near, and says so over everything
 * when it cannot.
 * @param build of the program that drew the page.
 */
export function Board({ build }: { build: string }) {
  const feed = useWallFeed(build);
  const staleness = useStaleness(feed);
  useWakeLock();
  const { unit } = fitBoard(useScreen(), 1);
  const board = feed?.board ?? null;
  return (
    <WallFrame unit={unit} {...(board === null ? {} : { theme: board.theme })}>
      {feed?.isEnded === true && <ClosedWords why="ended" />}
      {board === null && feed?.isEnded !== true && (
        <p className="m-auto text-[2em] text-ink-2" aria-busy="true">
          Reading the queues…
        </p>
      )}
      {feed !== null && board !== null && <Pages board={board} feed={feed} />}
      {feed !== null && staleness !== null && !feed.isEnded && (
        <StaleCover staleness={staleness} ahead={feed.ahead} hasBoard={board !== null} />
      )}
    </WallFrame>
  );
}

/** The page that is shown at the moment. */
function Pages({ board, feed }: { board: BoardData; feed: WallFeed }) {
  const { queues, secondsPerPage } = board;
  const fit = fitBoard(useScreen(), queues.length);
  const { turn, order } = usePageTurns(queues, fit, secondsPerPage * 1_000);
  const page = pageOf(inOrder(queues, order), fit, { turn, order });
  return (
    <>
      <BoardHeader board={board} feed={feed} fit={fit} page={page} />
      {queues.length === 0 ? (
        <p className="m-auto text-center text-[2em] text-ink-2">No queue is watched yet.</p>
      ) : (
        <ul
          aria-label="Queues, worst first"
          className="grid min-h-0 flex-1"
          style={{
            gap: fit.gap,
            padding: fit.margin,
            paddingTop: 0,
            fontSize: fit.scale,
            gridTemplateColumns: `repeat(${fit.columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${fit.rows}, minmax(0, 1fr))`,
          }}
        >
          {page.rows.map((row) => (
            <li key={row.id} className="flex min-h-0 min-w-0">
              <BoardTile
                row={row}
                ahead={feed.ahead}
                staleAfterMs={board.staleAfterMs}
                isRoomy={fit.isRoomy}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
