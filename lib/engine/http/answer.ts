import { z } from 'zod';
import { explainDatabaseError } from '@/lib/db/database-error';
import { isAppError, type AppError } from '@/lib/domain/errors';

/** The shape of every error but those of the token endpoint (domain.md, The poll API); `details` name what is wrong in a 422. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});

type Headers = Readonly<Record<string, string>>;

/** An answer that nobody may keep: it may hold records, or the only copy of a Job UUID. */
export function answerJson(status: number, body: string, headers: Headers = {}): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/**
 * The answer to an error. One that is not an AppError is a defect: its message stays here, and `report` is told.
 */
export function answerError(error: unknown, report: (error: unknown) => void): Response {
  const known = isAppError(error) ? error : explainDatabaseError(error);
  if (known === undefined || known.code === 'internal' || known.code === 'unavailable') report(error);
  if (known === undefined || known.code === 'internal')
    return answerFailure(
      500,
      'Something failed on our side. It was logged; whether anything was changed, look before you repeat.',
    );
  return answerAppError(known);
}

function answerAppError(error: AppError): Response {
  const body: z.infer<typeof errorAnswer> = { error: { code: error.status, message: error.message } };
  if (error.problems.length > 0) body.error.details = error.problems.map((problem) => ({ ...problem }));
  const retry: Headers = error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) };
  const challenge: Headers =
    error.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="Fluxx"' } : {};
  return answerJson(error.status, JSON.stringify(body), { ...retry, ...challenge });
}

/** An error with a status and a sentence. */
export function answerFailure(status: number, message: string, headers: Headers = {}): Response {
  return answerJson(status, JSON.stringify({ error: { code: status, message } }), headers);
}
