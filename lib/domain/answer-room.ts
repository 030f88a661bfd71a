import { AppError } from './errors';
import { HeldBytes } from './held-bytes';

/** Bytes of an answer that are not counted: a connection holds as many anyway. */
const SMALL = 256 * 1024;

/** What an answer takes that is read from the database as it is sent, however long it is: as much as is read at once. */
export const STREAM_BYTES = 4 * 1024 * 1024;

/** Bytes that answers may hold together from when they are begun until they were read. */
export interface AnswerRoomLimits {
  /** Those of one person, token or application. */
  each: number;
  /** Those of everybody. */
  all: number;
}

/** Some twenty streams of each, and sixty of all. A job of the built-in site is 50 MB at most, and is held whole. */
export const ANSWER_ROOM: AnswerRoomLimits = { each: 100_000_000, all: 256_000_000 };

/** Room that an instance has for large answers. One that nobody reads stays in it until its connection is ended. */
export interface AnswerRoom {
  /**
   * Begins an answer. The first is always let in, however large.
   * @param who as their requests are counted @param bytes that it holds
   * @returns gives them back, once; null for a small one, which has no place.
   * @throws AppError `too-many-requests` (theirs are too many), `unavailable` (everybody's are).
   */
  enter(who: string, bytes: number): (() => void) | null;
}

/** Counts in memory: each instance has its own. */
export function makeAnswerRoom({ each, all }: AnswerRoomLimits = ANSWER_ROOM): AnswerRoom {
  const held = new HeldBytes();
  return {
    enter(who, bytes) {
      if (bytes <= SMALL) return null;
      const theirs = held.of(who);
      if (theirs > 0 && theirs + bytes > each) throw theirsAreTooMany();
      if (held.total > 0 && held.total + bytes > all) throw allAreTooMany();
      held.add(who, bytes);
      let left = false;
      return () => {
        if (!left) held.add(who, -bytes);
        left = true;
      };
    },
  };
}

/** Whose answer it is, and what it holds. */
export interface AnswerPlace {
  room: AnswerRoom;
  who: string;
  bytes: number;
  asker: Asker;
}

/** The request itself, and not its signal alone: that is told of nothing any more when its request was collected. */
export interface Asker {
  /** Aborted when whoever asked is gone. */
  readonly signal: AbortSignal;
}

/** Whoever has a place; held here until they have left it. */
const askers = new Set<Asker>();

/**
 * Makes an answer that has its place in the room from before it is begun until it was read.
 * @throws AppError as `enter` does, before anything is done; what the work throws.
 */
export function inRoom(place: AnswerPlace, work: () => Promise<Response>): Promise<Response>;
export function inRoom(place: AnswerPlace, work: () => Promise<Response | null>): Promise<Response | null>;
export async function inRoom(
  { room, who, bytes, asker }: AnswerPlace,
  work: () => Promise<Response | null>,
): Promise<Response | null> {
  const leave = room.enter(who, bytes);
  try {
    const answer = await work();
    if (leave === null) return answer;
    if (answer !== null) return untilRead(answer, leave, asker);
    leave();
    return null;
  } catch (error) {
    leave?.();
    throw error;
  }
}

/**
 * Gives an answer whose place is left when it was read, when reading it broke off, or when whoever asked is gone.
 * @param leave may be called more than once
 */
export function untilRead(answer: Response, leave: () => void, asker: Asker): Response {
  const { body, status, headers } = answer;
  if (body === null || asker.signal.aborted) {
    leave();
    return answer;
  }
  const end = (): void => {
    askers.delete(asker);
    asker.signal.removeEventListener('abort', end);
    leave();
  };
  askers.add(asker);
  asker.signal.addEventListener('abort', end);
  const reader = body.getReader();
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      end();
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  };
  // Nothing is read ahead: what was given was taken when the next is asked for.
  return new Response(new ReadableStream(source, { highWaterMark: 0 }), { status, headers });
}

function theirsAreTooMany(): AppError {
  return new AppError(
    'too-many-requests',
    'So many large answers to you are under way that this one was not begun. Nothing was changed and nothing is lost: read those first, and ask again.',
    { retryAfter: 5 },
  );
}

function allAreTooMany(): AppError {
  return new AppError(
    'unavailable',
    'Too many large answers are under way at the moment. This one was not begun, nothing was changed and nothing is lost: ask again in a few seconds.',
    { retryAfter: 5 },
  );
}
