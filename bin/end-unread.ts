import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ClientLimits } from './client-limits';

const LOOK_MS = 1_000;
/** Looks in the limit at least. */
const LOOKS = 4;

/** What waits for a reader, and how far the reader was when it was looked at. */
interface Seen {
  waiting: number;
  /** What changes when the system takes something of what waits. */
  written: number;
  queued: number;
  /** By the process's own clock, in milliseconds. */
  at: number;
}

/**
 * Ends the connections whose reader takes nothing of what waits for it, so that answers nobody reads do not stay in memory: after
 * `readerMs`, and where more than `unreadBytes` wait for all together sooner, whoever has taken nothing for longest first. One that takes
 * something, however slowly, is not ended, and neither is one for which nothing waits: its answer is being made, or its stream
 * has nothing to tell. It is reset, so that nobody takes what came of it for the whole, and what the system holds of it is gone too.
 */
export function endUnread(
  server: Server,
  { readerMs, unreadBytes }: Pick<ClientLimits, 'readerMs' | 'unreadBytes'>,
): void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const seen = new WeakMap<Socket, Seen>();
  const look = (): void => {
    const at = performance.now();
    const { stuck, waiting } = findStuck(open, seen, at);
    let left = waiting;
    for (const { socket, since, waits } of stuck) {
      if (at - since < readerMs && left <= unreadBytes) return;
      left -= waits;
      socket.resetAndDestroy();
    }
  };
  setInterval(look, Math.min(LOOK_MS, readerMs / LOOKS)).unref();
}

interface Stuck {
  socket: Socket;
  /** When it was last seen to take something. */
  since: number;
  waits: number;
}

/** Whoever took nothing since the last look, for longest first, and how many bytes wait for everybody. */
function findStuck(
  open: ReadonlySet<Socket>,
  seen: WeakMap<Socket, Seen>,
  at: number,
): { stuck: Stuck[]; waiting: number } {
  const stuck: Stuck[] = [];
  let waiting = 0;
  for (const socket of open) {
    const now = lookAt(socket, at);
    const before = seen.get(socket);
    waiting += now.waiting;
    if (now.waiting === 0) seen.delete(socket);
    else if (before?.written === now.written && before.queued === now.queued)
      stuck.push({ socket, since: before.at, waits: now.waiting });
    else seen.set(socket, now);
  }
  return { stuck: stuck.sort((one, other) => one.since - other.since), waiting };
}

function lookAt(socket: Socket, at: number): Seen {
  const { writableLength: waiting, bytesWritten } = socket;
  return { waiting, written: bytesWritten - waiting, queued: queuedBytes(socket), at };
}

/** Of the one piece that the system takes at the moment: it may be large, and nothing else tells that a part of it was taken. */
function queuedBytes(socket: Socket): number {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle !== 'object' || handle === null || !('writeQueueSize' in handle)) return 0;
  return Number(handle.writeQueueSize);
}
