import { z } from 'zod';
import { explainDatabaseError } from '@/lib/db/database-error';
import { AppError, isAppError, isPutOff } from '@/lib/domain/errors';

/** The shape of every error but those of the token endpoint (domain.md, The poll API); `details` name what is wrong in a 422. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});

/** The shape of every error of the token endpoint (RFC 6749, 5.2; the last two by 4.1.2.1). */
export const tokenFailure = z.object({
  error: z.enum([
    'invalid_request',
    'unsupported_grant_type',
    'invalid_client',
    'temporarily_unavailable',
    'server_error',
  ]),
  error_description: z.string(),
});
export type TokenFailure = z.infer<typeof tokenFailure>;

/** As many problems are named; more help nobody. */
const MOST_PROBLEMS = 50;

type Headers = Readonly<Record<string, string>>;

/** An answer that nobody may keep: it may hold records, or the only copy of a Job UUID. */
export function answerJson(status: number, body: string, headers: Headers = {}): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/**
 * The answer to an error, in the shape of the route it came from (of no route: that of the poll API).
 * One that is not an AppError is a defect: its message stays here, and `report` is told.
 */
export function answerError(
  error: unknown,
  route: { kind: string } | null,
  report: (error: unknown) => void,
): Response {
  const known = isAppError(error) ? error : explainDatabaseError(error);
  if (known === undefined || known.code === 'internal' || (known.code === 'unavailable' && !isPutOff(error)))
    report(error);
  const told = known === undefined || known.code === 'internal' ? DEFECT : known;
  return route?.kind === 'token' ? answerTokenError(told) : answerAppError(told);
}

const DEFECT = new AppError(
  'internal',
  'Something failed on our side. It was logged; whether anything was changed, look before you repeat.',
);

function answerAppError(error: AppError): Response {
  const body: z.infer<typeof errorAnswer> = { error: { code: error.status, message: error.message } };
  if (error.problems.length > 0)
    body.error.details = error.problems.slice(0, MOST_PROBLEMS).map((problem) => ({ ...problem }));
  const challenge: Headers =
    error.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="Fluxx"' } : {};
  return answerJson(error.status, JSON.stringify(body), { ...retryOf(error), ...challenge });
}

function answerTokenError(error: AppError): Response {
  const unable = error.status >= 500 ? 'server_error' : 'invalid_request';
  const name = error.retryAfter === undefined ? unable : 'temporarily_unavailable';
  return answerTokenFailure(error.status, { error: name, error_description: error.message }, retryOf(error));
}

function retryOf({ retryAfter }: AppError): Headers {
  return retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
}

/** An error of the token endpoint. */
export function answerTokenFailure(status: number, failure: TokenFailure, headers: Headers = {}): Response {
  return answerJson(status, JSON.stringify(failure), { pragma: 'no-cache', ...headers });
}

/** The answer to a method that an address does not take. */
export function answerMethodNotAllowed(route: { kind: string }, methods: readonly string[]): Response {
  const allow = methods.join(', ');
  const message = `This address answers ${allow} only. Nothing was done.`;
  return route.kind === 'token'
    ? answerTokenFailure(405, { error: 'invalid_request', error_description: message }, { allow })
    : answerJson(405, JSON.stringify({ error: { code: 405, message } }), { allow });
}
