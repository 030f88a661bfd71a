import type { IncomingMessage } from 'node:http';

export interface ArrivalLimits {
  /** How long a request may take to arrive whole, in milliseconds. */
  usualMs: number;
  /** The same for a file to import. */
  uploadMs: number;
}

/** A form or a filter is small. The largest file to import, 100 MB, takes an hour at 28 kB a second. */
const LIMITS: ArrivalLimits = { usualMs: 60_000, uploadMs: 60 * 60_000 };
const UPLOADS = '/api/console/v1/imports';

/**
 * Closes the connection of a request that does not arrive in time, so that nobody holds the server by sending slowly, also after
 * the answer. How long the answer takes is not its business.
 */
export function endWhenSlow(request: IncomingMessage, { usualMs, uploadMs }: ArrivalLimits = LIMITS): void {
  // Kept: when its answer was given and its connection is gone, a request has lost it.
  const { socket } = request;
  const timer = setTimeout(
    () => {
      // Its own `destroy` would leave the connection of a request that is answered already.
      if (!request.complete) socket.destroy();
    },
    isUpload(request) ? uploadMs : usualMs,
  );
  timer.unref();
  request.once('close', () => {
    if (request.complete) clearTimeout(timer);
  });
}

function isUpload({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url?.split('?', 1)[0] === UPLOADS;
}
