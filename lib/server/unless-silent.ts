import { setTimeout as delay } from 'node:timers/promises';
import { BUSY, SILENT } from '@/lib/db/database-error';
import type { Database } from '@/lib/db/database';

/** A database that is frozen keeps its connection and never answers; whoever asks how we are has to hear that. */
const LONGEST_WAIT_MS = 5_000;

/** Nothing came back in time, neither an answer nor a refusal; its message is a sentence for people. */
export class NoAnswerError extends Error {}

/**
 * What the database answers.
 * @throws NoAnswerError when it has not answered for five seconds, which tells a database that says nothing from one that has no time for
 * us; the question itself goes on.
 */
export async function unlessSilent<T>(asked: Promise<T>, database: Pick<Database, 'isThere'>): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([asked, noAnswer(database, over.signal)]);
  } finally {
    over.abort();
  }
}

/** Does not keep the process from ending. */
async function noAnswer({ isThere }: Pick<Database, 'isThere'>, signal: AbortSignal): Promise<never> {
  const half = () => delay(LONGEST_WAIT_MS / 2, undefined, { ref: false, signal });
  await half();
  const answers = isThere().catch(() => false);
  await half();
  const isBusy = await Promise.race([answers, false]);
  throw new NoAnswerError(isBusy ? BUSY : SILENT);
}
