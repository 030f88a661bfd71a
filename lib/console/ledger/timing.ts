/** How often the holder of a queue says that it lives. */
export const HEARTBEAT_MS = 2000;
/** A lock not renewed for this long belongs to nobody: five missed heartbeats. */
export const DEAD_AFTER_MS = 10_000;
/** Bytes of a body in one stored chunk: a thousand records mostly fit into one, and it has to be opened whole for one of them. */
export const CHUNK_BYTES = 512 * 1024;
/** Bytes gathered before they are written, where they come faster than that. */
export const FLUSH_BYTES = 2 * CHUNK_BYTES;
/** Bytes are written at the latest this long after they came. */
export const FLUSH_MS = 250;
/** How often somebody who waits for a call of another instance looks for its end. */
export const WATCH_MS = 100;
/** How long an answer is held in memory while the database cannot take it. */
export const STORE_FOR_MS = 60_000;
export const STORE_AGAIN_MS = 500;
/** One process call takes at most this many records (domain.md). */
export const FULL_BATCH = 1000;
/** Somebody who asks for a call waits this long for a turn at its site; then they are told. */
export const LONGEST_TURN_WAIT_MS = 10_000;
