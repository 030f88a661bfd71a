import type { OpenIdContext } from '@/lib/auth/openid/context';
import { ProviderUnreachableError } from '@/lib/auth/openid/unreachable';
import type { Fetch } from '@/lib/console/context';
import { readLimited } from '@/lib/fluxx/read-limited';
import { isBadPort, whyNotConnected } from '@/lib/fluxx/transport-error';

const LONGEST_MS = 10_000;
/** A discovery document or a set of keys is a few kilobytes. */
const LARGEST = 1_000_000;
/** Statuses that cannot carry a body (Fetch standard). */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

export interface AskLimits {
  longestMs: number;
  largest: number;
}

/**
 * Asks an OpenID provider over the guarded network: no redirect is followed, and time and size of an answer are limited.
 * @param fetch the network's (lib/fluxx/network-fetch).
 */
export function makeAskProvider(
  fetch: Fetch,
  { longestMs, largest }: AskLimits = { longestMs: LONGEST_MS, largest: LARGEST },
): OpenIdContext['askProvider'] {
  return async (request) => {
    const limit = AbortSignal.timeout(longestMs);
    const limited = new Request(request, {
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, limit]),
    });
    try {
      const answer = await fetch(limited);
      const body = await readLimited(answer.body, largest);
      if (body === null) throw new ProviderUnreachableError('it answered far more than such an answer has');
      const { status, headers } = answer;
      return new Response(WITHOUT_BODY.has(status) ? null : Buffer.from(body), { status, headers });
    } catch (error) {
      throw toUnreachable(error, limit.aborted);
    }
  };
}

function toUnreachable(error: unknown, timedOut: boolean): ProviderUnreachableError {
  if (error instanceof ProviderUnreachableError) return error;
  return new ProviderUnreachableError(whyNot(error, timedOut), { cause: error });
}

function whyNot(error: unknown, timedOut: boolean): string {
  const notConnected = whyNotConnected(error);
  if (notConnected !== null) return notConnected.reason;
  if (isBadPort(error)) return 'its port is one of those that are never called for web pages';
  return timedOut
    ? 'it did not answer whole within 10 seconds'
    : 'the connection broke before the whole answer was here';
}
