import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@/lib/db/database';
import { unavailable } from '@/lib/db/database-error';
import { NoAnswerError, unlessSilent } from '@/lib/server/unless-silent';
import { answerAndClose } from './answer-and-close';
import { headersOf, pathOf, refusalAs, requestIdIn } from './refusal-as';

/** A request that has no answer for so long may be waiting for a database that gives none. */
const LOOK_AFTER_MS = 8_000;

export interface StalledParts {
  /** The database, and something short to ask it; null while there is none. */
  ask(): Asked | null;
  lookAfterMs?: number;
}

export interface Asked {
  database: Pick<Database, 'isThere'>;
  answer: Promise<unknown>;
}

/**
 * Makes what answers 503, in the shape of its address, to a request that waits while the database keeps its connections and says
 * nothing, or has none left for it. What waits for something else (a call to a site, a long export) goes on waiting. Asked once for all who wait.
 */
export function makeRefuseStalled({ ask, lookAfterMs = LOOK_AFTER_MS }: StalledParts) {
  let asked: Promise<string | null> | undefined;
  /** What is the matter with it, in a sentence. */
  const trouble = (): Promise<string | null> => {
    if (asked !== undefined) return asked;
    const question = ask();
    if (question === null) return Promise.resolve(null);
    asked = unlessSilent(question.answer, question.database)
      .then(
        () => null,
        // A database that refuses is not silent: whoever needs it is told so, and a call under way to a site may still be settled.
        (error: unknown) => (error instanceof NoAnswerError ? error.message : null),
      )
      .finally(() => (asked = undefined));
    return asked;
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    // Kept: a request whose connection is gone has lost it.
    const { socket } = request;
    const isOver = (): boolean => response.headersSent || response.socket !== socket || socket.destroyed;
    const look = async (): Promise<void> => {
      // Whoever is answered already, as each live stream is, costs nothing.
      if (isOver()) return;
      const sentence = await trouble();
      if (isOver()) return;
      if (sentence === null) {
        timer = lookLater();
        return;
      }
      const refusal = unavailable(sentence);
      response.statusCode = refusal.status;
      const answer = refusalAs(pathOf(request), refusal, requestIdIn(response));
      await answerAndClose(socket, answer, headersOf(response));
    };
    const lookLater = (): NodeJS.Timeout => setTimeout(() => void look(), lookAfterMs).unref();
    let timer = lookLater();
    response.once('close', () => clearTimeout(timer));
  };
}
