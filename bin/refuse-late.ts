import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '@/lib/domain/errors';
import { answerAndClose } from './answer-and-close';
import { headersOf, pathOf, refusalAs, requestIdIn } from './refusal-as';
import type { ClientLimits } from './client-limits';

/** Bytes after an answer: as many as the largest file that could have been meant, whose sender reads the answer when all is sent. */
const MOST_IN_VAIN = 100_000_000;
const LOOK_MS = 100;

/**
 * Answers 408 to a request that does not arrive whole in time, in the shape of its address, and closes its connection, so that nobody
 * holds the server by sending slowly. Where it was answered already, what still arrives is cut off. How long the answer takes is not
 * its business.
 * @returns gives the request the time of a file, from its beginning on.
 */
export function refuseLate(
  request: IncomingMessage,
  response: ServerResponse,
  { requestMs, fileMs }: Pick<ClientLimits, 'requestMs' | 'fileMs'>,
): () => void {
  // Kept: when its answer was given and its connection is gone, a request has lost it.
  const { socket } = request;
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const waitUntil = (at: number, limitMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => endLate({ request, response, socket }, limitMs), at - performance.now());
    timer.unref();
  };
  waitUntil(began + requestMs, requestMs);
  request.once('close', () => {
    if (request.complete) clearTimeout(timer);
  });
  response.once('close', () => {
    if (request.complete || socket.destroyed) clearTimeout(timer);
    // What was refused is not awaited any more: the client has this long to send on, and to read its answer.
    else {
      waitUntil(performance.now() + requestMs, requestMs);
      endAfterMuch(request, socket);
    }
  });
  return () => {
    if (!request.complete) waitUntil(began + fileMs, fileMs);
  };
}

/** Ends a connection on which very much arrives that nobody reads, behind an answer. */
function endAfterMuch(request: IncomingMessage, socket: Socket): void {
  const { bytesRead } = socket;
  const timer = setInterval(() => {
    const isOver = request.complete || socket.destroyed;
    if (isOver) clearInterval(timer);
    else if (socket.bytesRead - bytesRead > MOST_IN_VAIN) socket.destroy();
  }, LOOK_MS);
  timer.unref();
}

interface Late {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
}

function endLate({ request, response, socket }: Late, limitMs: number): void {
  if (request.complete) return;
  // Answered already, or another answer has its turn on this connection. A request's own `destroy` would leave the connection then.
  if (response.headersSent || response.socket !== socket) {
    socket.destroy();
    return;
  }
  response.statusCode = 408;
  const answer = refusalAs(pathOf(request), tooSlow(limitMs), requestIdIn(response));
  void answerAndClose(socket, answer, headersOf(response));
}

/** What takes a body reads it whole before it does anything; a GET that was sent with one does not. */
function tooSlow(limitMs: number): AppError {
  return new AppError(
    'too-slow',
    `The request did not arrive whole within ${Math.round(limitMs / 1000)} seconds. Where it has a body that was to be read, nothing was changed: send it again, faster.`,
  );
}
