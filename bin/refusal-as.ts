import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppError } from '@/lib/domain/errors';
import { isDecodable } from '@/lib/domain/percent-escapes';
import { answerError } from '@/lib/engine/http/answer';
import { findRoute, type Route } from '@/lib/engine/http/find-route';
import { problemResponse } from '@/lib/http/problem';

/** Addresses whose errors have Fluxx's shape. */
const FLUXX = /^\/(?:poll|oauth|api\/rest)\//;
/** Addresses that answer data, whose errors are problem documents. */
const DATA = /^\/(?:api\/|metrics$)/;

/**
 * An error in the shape of the address it is for: Fluxx's own below Fluxx's addresses, a problem document where the console answers
 * data, else its sentence as plain text.
 */
export function refusalAs(path: string, error: AppError, requestId: string): Response {
  if (FLUXX.test(path)) return answerError(error, fluxxRoute(path), () => {});
  if (DATA.test(path)) return problemResponse(error, requestId);
  return plainRefusal(error.status, error.message, error.retryAfter);
}

/** A sentence for whoever asked for a page, or for what cannot be told. */
export function plainRefusal(status: number, sentence: string, retryAfter?: number): Response {
  const headers = new Headers({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfter)));
  return new Response(`${sentence}\n`, { status, headers });
}

/** Which of Fluxx's addresses a path is; null for none. */
export function fluxxRoute(path: string): Route | null {
  return FLUXX.test(path) && isDecodable(path) ? findRoute(path) : null;
}

export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** As the log calls the request (lib/server/request-log). */
export function requestIdIn(response: ServerResponse): string {
  return String(response.getHeader('x-request-id') ?? randomUUID());
}

/** What the server has written on an answer before anything is sent. */
export function headersOf(response: ServerResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
