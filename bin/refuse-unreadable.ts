import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/lib/domain/errors';
import { areEscapesText, isDecodable } from '@/lib/domain/percent-escapes';
import { answerMethodNotAllowed } from '@/lib/engine/http/answer';
import { METHODS } from '@/lib/engine/http/find-route';
import { fluxxRoute, refusalAs, requestIdIn } from './refusal-as';

/** The methods that Next knows. It answers a bare 500 to TRACE. */
const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);

/**
 * Answers what Next would answer with a bare 500, or mend, before any route of ours is asked: a path whose percent-encoding is
 * broken (`%ff`, `%E0%A4%A`), a query whose escapes are not UTF-8 (it puts U+FFFD there), and methods it does not know. And calls of
 * server actions, of which there are none: it reads them, and writes a stack for each to the log.
 * @returns whether it was answered.
 */
export async function refuseUnreadable(
  { url = '/', method = 'GET', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [path = '/', query = ''] = splitAddress(url);
  const isAction = headers['next-action'] !== undefined;
  const answer = refusalOf({ path, query, method, isAction, requestId: requestIdIn(response) });
  if (answer === null) return false;
  await send(answer, response);
  return true;
}

/** Answers an error in the shape of its address. */
export async function answerRefused(path: string, error: AppError, response: ServerResponse): Promise<void> {
  await send(refusalAs(path, error, requestIdIn(response)), response);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}

function splitAddress(url: string): [string, string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

interface Asked {
  path: string;
  query: string;
  method: string;
  isAction: boolean;
  requestId: string;
}

function refusalOf({ path, query, method, isAction, requestId }: Asked): Response | null {
  if (!isDecodable(path) || !areEscapesText(query))
    return refusalAs(
      path,
      new AppError('bad-request', 'The percent-encoding of the address is broken. Nothing was changed.'),
      requestId,
    );
  if (isAction)
    return refusalAs(
      path,
      new AppError('bad-request', 'There are no server actions here. Nothing was done.'),
      requestId,
    );
  if (KNOWN_METHODS.has(method)) return null;
  const route = fluxxRoute(path);
  if (route !== null) return answerMethodNotAllowed(route, METHODS[route.kind]);
  return refusalAs(
    path,
    new AppError('method-not-allowed', 'That method is not known here. Nothing was done.'),
    requestId,
  );
}
