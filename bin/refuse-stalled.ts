import type { IncomingMessage, ServerResponse } from 'node:http';
import { databaseIsSilent } from '@/lib/db/database-error';
import { SilentError, unlessSilent } from '@/lib/server/unless-silent';
import { answerAndClose } from './answer-and-close';
import { headersOf, pathOf, refusalAs, requestIdIn } from './refusal-as';

/** A request that has no answer for so long may be waiting for a database that gives none. */
const LOOK_AFTER_MS = 8_000;

export interface StalledParts {
  /** Asks the database something short; null while there is none to ask. */
  ask(): Promise<unknown> | null;
  lookAfterMs?: number;
}

/**
 * Makes what answers 503, in the shape of its address, to a request that waits while the database keeps its connections and says
 * nothing. What waits for something else (a call to a site, a long export) goes on waiting. Asked once for all who wait.
 */
export function makeRefuseStalled({ ask, lookAfterMs = LOOK_AFTER_MS }: StalledParts) {
  let asked: Promise<boolean> | undefined;
  const isSilent = (): Promise<boolean> => {
    if (asked !== undefined) return asked;
    const question = ask();
    if (question === null) return Promise.resolve(false);
    asked = unlessSilent(question)
      .then(
        () => false,
        // A database that refuses is not silent: whoever needs it is told so, and a call under way to a site may still be settled.
        (error: unknown) => error instanceof SilentError,
      )
      .finally(() => (asked = undefined));
    return asked;
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    // Kept: a request whose connection is gone has lost it.
    const { socket } = request;
    const look = async (): Promise<void> => {
      const silent = await isSilent();
      if (response.headersSent || response.socket !== socket || socket.destroyed) return;
      if (!silent) {
        timer = lookLater();
        return;
      }
      const refusal = databaseIsSilent();
      response.statusCode = refusal.status;
      const answer = refusalAs(pathOf(request), refusal, requestIdIn(response));
      await answerAndClose(socket, answer, headersOf(response));
    };
    const lookLater = (): NodeJS.Timeout => setTimeout(() => void look(), lookAfterMs).unref();
    let timer = lookLater();
    response.once('close', () => clearTimeout(timer));
  };
}
