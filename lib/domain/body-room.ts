import { AppError } from './errors';
import { HeldBytes } from './held-bytes';

/** Bytes of a body that are not counted: as many as a connection holds anyway. A full room harms nobody who sends a form. */
const SMALL = 64 * 1024;

/** Bytes that the bodies of requests under way may have together. */
export interface BodyRoomLimits {
  /** Those of one person, token or application. */
  each: number;
  /** Those of everybody. */
  all: number;
}

/** Three of the largest bodies there are (10 MB) of each, ten of all: read and parsed they take some three times as much memory. */
export const BODY_ROOM: BodyRoomLimits = { each: 32_000_000, all: 100_000_000 };

/** Room that an instance has for the bodies of requests. A body is in it from its first byte until its request is answered. */
export interface BodyRoom {
  /** @param who as their requests are counted */
  enter(who: string): BodyShare;
}

/** What one request takes of the room. */
export interface BodyShare {
  /** Counts bytes that have arrived. @throws AppError `too-many-requests` (theirs are too many), `unavailable` (everybody's are). */
  take(bytes: number): void;
  /** Gives all of it back, once. */
  leave(): void;
}

/** Counts in memory: each instance has its own. */
export function makeBodyRoom({ each, all }: BodyRoomLimits = BODY_ROOM): BodyRoom {
  const held = new HeldBytes();
  return {
    enter(who) {
      let arrived = 0;
      let counted = 0;
      return {
        take(bytes) {
          arrived += bytes;
          const more = Math.max(0, arrived - SMALL) - counted;
          if (held.of(who) + more > each && more > 0) throw theirsAreTooMany(each);
          if (held.total + more > all && more > 0) throw allAreTooMany();
          counted += more;
          held.add(who, more);
        },
        leave() {
          held.add(who, -counted);
          counted = 0;
        },
      };
    },
  };
}

function theirsAreTooMany(each: number): AppError {
  return new AppError(
    'too-many-requests',
    `The bodies of your requests under way are larger than ${each.toLocaleString('en-US')} bytes together. This one was not carried out and nothing was changed: send large ones one after the other.`,
    { retryAfter: 1 },
  );
}

function allAreTooMany(): AppError {
  return new AppError(
    'unavailable',
    'Too many large requests are under way at the moment. This one was not carried out and nothing was changed: send it again in a few seconds.',
    { retryAfter: 3 },
  );
}
