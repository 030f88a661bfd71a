import { ERROR_TITLES } from '@/lib/domain/error-titles';
import type { AppError } from '@/lib/domain/errors';

/**
 * Answers an error as a problem document (RFC 9457). Beyond the RFC's members: `code`, of the closed set of
 * lib/domain/errors; `problems`, one for each field that is wrong; `requestId`, which finds the request in the log.
 */
export function problemResponse(error: AppError, requestId: string): Response {
  const { status } = error;
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (error.retryAfter !== undefined) headers.set('Retry-After', String(Math.ceil(error.retryAfter)));
  const document = {
    type: `urn:fluxx-alert-console:problem:${error.code}`,
    title: ERROR_TITLES[error.code],
    status,
    detail: error.message,
    code: error.code,
    problems: error.problems,
    requestId,
  };
  return new Response(JSON.stringify(document), { status, headers });
}
