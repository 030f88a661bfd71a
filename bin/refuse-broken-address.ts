import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/lib/domain/errors';
import { answerError } from '@/lib/engine/http/answer';
import { problemResponse } from '@/lib/http/problem';

/** Addresses whose errors have Fluxx's shape; all others answer with problem documents. */
const FLUXX = /^\/(?:poll|oauth|api\/rest)\//;

/**
 * Answers an address whose percent-encoding is broken (`%ff`, `%E0%A4%A`) with 400: Next would answer a bare 500 before any route of
 * ours is asked.
 * @returns whether it was answered.
 */
export async function refuseBrokenAddress(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = url.split('?', 1)[0] ?? '/';
  if (isDecodable(path)) return false;
  const error = new AppError(
    'bad-request',
    'The percent-encoding of the address is broken. Nothing was changed.',
  );
  const answer = FLUXX.test(path) ? answerError(error, null, () => {}) : problemResponse(error, randomUUID());
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  return true;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
