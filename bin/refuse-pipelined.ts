import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '@/lib/domain/errors';
import { pathOf } from './refusal-as';
import { answerRefused } from './refuse-unreadable';

/** Browsers and clients send the next request on a connection when the one before was answered; proxies, a few at once. */
const MOST_AT_ONCE = 100;

/**
 * Makes the guard against who sends requests on one connection without waiting for any answer: all of them would be under way at once.
 * @returns tells whether a request was one too many. The first of a connection is answered, and ends it; those behind it are not.
 */
export function makeRefusePipelined(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const underWay = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    const count = (underWay.get(socket) ?? 0) + 1;
    underWay.set(socket, count);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    if (count <= MOST_AT_ONCE) return false;
    if (count > MOST_AT_ONCE + 1) return true;
    response.setHeader('Connection', 'close');
    void answerRefused(pathOf(request), tooManyAtOnce(), response);
    return true;
  };
}

function tooManyAtOnce(): AppError {
  return new AppError(
    'too-many-requests',
    `These are more than ${MOST_AT_ONCE} requests at once on one connection. This one and those behind it were not carried out: wait for answers, or use several connections.`,
    { retryAfter: 1 },
  );
}
