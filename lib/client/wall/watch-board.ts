import { boardResponse, type Board } from '@/lib/domain/api/board';
import { WALL_API, WALL_EVERY_MS } from '@/lib/domain/wall';
import { pauseOf, type FeedFacts } from '@/lib/domain/wall-feed';
import { ApiError, getJson } from '../fetcher';

export interface WallFeed extends FeedFacts {
  board: Board | null;
  /** The screen's link was revoked, or is over; so it is until another brings a board. */
  isEnded: boolean;
  /** The last answer was a board in a shape that this page does not know. */
  isUnreadable: boolean;
}

/** An answer that takes longer than this does not come. */
const ANSWER_LIMIT_MS = 10_000;
const TICK_MS = 1_000;
/** A tick so late means that the machine slept, or its clock was set: what is shown is old, whatever the timers say. */
const JUMP_MS = 2 * WALL_EVERY_MS;

/**
 * Reads the board until stopped: by itself, again after every failure, and at once when the screen wakes or the network comes back.
 * It keeps nothing but the last good answer.
 * @returns stops it.
 */
export function watchBoard(onChange: (feed: WallFeed) => void): () => void {
  let feed: WallFeed = {
    startedAt: Date.now(),
    heardAt: null,
    ahead: 0,
    board: null,
    failures: 0,
    isEnded: false,
    isUnreadable: false,
  };
  let next: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let isStopped = false;

  const read = async () => {
    if (isReading || isStopped) return;
    isReading = true;
    clearTimeout(next);
    feed = await readOnce(feed);
    isReading = false;
    if (isStopped) return;
    onChange(feed);
    next = setTimeout(readNow, pauseOf(feed, Math.random()));
  };
  const readNow = () => void read();

  let tickedAt = Date.now();
  const tick = setInterval(() => {
    const jumped = Math.abs(Date.now() - tickedAt) > JUMP_MS;
    tickedAt = Date.now();
    if (jumped) readNow();
  }, TICK_MS);

  window.addEventListener('online', readNow);
  window.addEventListener('pageshow', readNow);
  readNow();
  return () => {
    isStopped = true;
    clearTimeout(next);
    clearInterval(tick);
    window.removeEventListener('online', readNow);
    window.removeEventListener('pageshow', readNow);
  };
}

async function readOnce(feed: WallFeed): Promise<WallFeed> {
  const askedAt = Date.now();
  try {
    const board = await getJson(`${WALL_API}/board`, boardResponse, AbortSignal.timeout(ANSWER_LIMIT_MS));
    const heardAt = Date.now();
    const ahead = Math.round(board.now - (askedAt + heardAt) / 2);
    return { ...feed, board, heardAt, ahead, failures: 0, isEnded: false, isUnreadable: false };
  } catch (error) {
    const isUnreadable = error instanceof ApiError && error.code === 'unreadable';
    const failed = { ...feed, failures: feed.failures + 1, isUnreadable };
    const isEnded = error instanceof ApiError && error.status === 401;
    // Whoever may not look any more sees nothing of what they could see before, when nothing answers after that least of all.
    return isEnded ? { ...failed, isEnded, board: null, heardAt: null } : failed;
  }
}
