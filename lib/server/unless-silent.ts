import { setTimeout as delay } from 'node:timers/promises';

/** A database that is frozen keeps its connection and never answers; whoever asks how we are has to hear that. */
const LONGEST_WAIT_MS = 5_000;

/** Nothing came back, neither an answer nor a refusal. */
export class SilentError extends Error {}

/** What the database answers. @throws SilentError when it has not answered for five seconds; the question itself goes on. */
export function unlessSilent<T>(asked: Promise<T>): Promise<T> {
  return Promise.race([asked, noAnswer()]);
}

/** Does not keep the process from ending. */
async function noAnswer(): Promise<never> {
  await delay(LONGEST_WAIT_MS, undefined, { ref: false });
  throw new SilentError(`The database did not answer within ${LONGEST_WAIT_MS} ms`);
}
