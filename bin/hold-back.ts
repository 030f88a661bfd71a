import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeRequestRate } from '@/lib/auth/requests/request-rate';
import { isAppError } from '@/lib/domain/errors';
import { networkOf } from '@/lib/domain/network-of';
import { answerRefused } from './refuse-unreadable';

/** An office behind one address has many people in it, each with a limit of their own behind this one. */
const PEOPLE_OF_AN_ADDRESS = 10;

/** What costs nothing, or must be answered to whoever watches over the program. */
const FREE = /^\/(?:_next\/static\/|healthz$|readyz$)/;

/**
 * Makes the first guard of a server: requests of one network address, whoever sends them and to whatever page or call.
 * @param perMinute of one person or token; an address may send ten times as many. 0 is no limit.
 * @returns tells whether a request was held back, and answers it then.
 */
export function makeHoldBack(
  perMinute: number,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const rate = makeRequestRate(perMinute * PEOPLE_OF_AN_ADDRESS);
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (FREE.test(path)) return false;
    try {
      await rate.take(addressOf(request));
      return false;
    } catch (error) {
      if (!isAppError(error)) throw error;
      await answerRefused(path, error, response);
      return true;
    }
  };
}

/** As `callerOf` reads it: the server has left one address there. */
function addressOf({ headers }: IncomingMessage): string {
  return networkOf(String(headers['x-forwarded-for'] ?? 'unknown'));
}
