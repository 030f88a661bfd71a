import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/domain/errors';

const MINUTE_S = 60;

/** Holds back who asks more often than a person with many tabs, or a sensible program, would. */
export interface RequestRate {
  /** Counts a request of somebody. @throws AppError `too-many-requests`, with the seconds to wait. */
  take(who: string): Promise<void>;
}

/**
 * Each may send so many requests in a minute to this instance; it guards an instance, so each counts for itself.
 * @param perMinute 0 is no limit.
 */
export function makeRequestRate(perMinute: number): RequestRate {
  if (perMinute === 0) return { take: async () => {} };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_S });
  return {
    async take(who) {
      try {
        await limiter.consume(who);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw tooMany(Math.ceil(refused.msBeforeNext / 1000));
      }
    },
  };
}

function tooMany(retryAfter: number): AppError {
  return new AppError(
    'too-many-requests',
    `These are more requests than one may send in a minute (REQUESTS_PER_MINUTE). This one was not carried out and nothing was changed: wait ${retryAfter} seconds.`,
    { retryAfter },
  );
}
