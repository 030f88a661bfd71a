import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthContext } from '@/lib/auth/context';
import { sessionOf, type SignedIn } from '@/lib/auth/sessions/session-of';
import { isAppError } from '@/lib/domain/errors';
import { isPage } from '@/lib/http/security-headers';
import { answerRefused } from './refuse-unreadable';

/** The program, once it is up. */
type Running = () => Promise<{ auth: AuthContext }> | undefined;

/**
 * Makes the guard of pages: each counts for whoever is signed in, like a call of theirs. The calls of the console count themselves
 * (lib/http/handle); a page could only fail there, where a plain answer is wanted. Strangers are held back by their address alone.
 * @returns tells whether a request was held back, and answers it then.
 */
export function makeHoldBackPerson(
  running: Running,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (!isPage(path) || request.headers.cookie === undefined) return false;
    const auth = (await running()?.catch(() => undefined))?.auth;
    // Whatever keeps us from knowing who it is, the page says it better.
    const signedIn = auth && (await whoAsks(auth, request).catch(() => null));
    if (!auth || !signedIn) return response.writableEnded;
    try {
      await auth.requestRate.take(signedIn.actor.id);
      return false;
    } catch (error) {
      if (!isAppError(error)) throw error;
      await answerRefused(path, error, response);
      return true;
    }
  };
}

function whoAsks(auth: AuthContext, { headers }: IncomingMessage): Promise<SignedIn | null> {
  const get = (name: string): string | null => headers[name]?.toString() ?? null;
  return sessionOf(auth, { headers: { get } });
}
