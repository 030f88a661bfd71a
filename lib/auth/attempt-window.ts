import { AppError } from '@/lib/domain/errors';

/** Wrong attempts within this time count. They are kept in the database, so a restart forgives none. */
export const ATTEMPT_WINDOW_MS = 15 * 60_000;

/** Milliseconds until fewer than `limit` of these (oldest first) count; 0 when fewer do now. */
export function timeLeft(failures: readonly { at: number }[], limit: number, after: number): number {
  const lastToExpire = failures.at(-limit);
  return lastToExpire === undefined ? 0 : Math.max(1, lastToExpire.at - after);
}

/** @param words what was too much, to which the time to wait is added: "in 5 minutes." */
export function tooManyAttempts(waitMs: number, words: string): AppError {
  const minutes = Math.ceil(waitMs / 60_000);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new AppError('too-many-requests', `${words} in ${wait}.`, { retryAfter: Math.ceil(waitMs / 1000) });
}
