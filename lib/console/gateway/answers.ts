import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import { describeDuration, describeRecords } from '@/lib/domain/durations';
import type { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { bodyStream } from '../ledger/body-stream';

/** Headers of a site's answer that mean something to the one who asked. The rest is of the connection between the site and us. */
const PASSED_ON =
  /^(content-type|content-language|retry-after|www-authenticate|x-request-id|(x-)?ratelimit(-[a-z-]+)?)$/;

/** An answer may hold records, or the only copy of a Job UUID; and a site's page must not run as one of ours. */
const OURS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
} as const;

/** Who speaks: the site (now), the ledger (what the site said before), or the console itself. */
type Source = 'site' | 'ledger' | 'console';

/** Statuses that cannot carry a body (Fetch standard). */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * What the site answered to this call, byte for byte, with its status.
 * @param body its stored bytes, where they are still at hand.
 */
export function answerOfCall(
  ctx: ConsoleContext,
  call: Row<'call'>,
  source: 'site' | 'ledger',
  body: Buffer<ArrayBuffer> | null = null,
): Response {
  const status = call.http_status ?? 502;
  const headers = headersOf(source);
  const stored: Readonly<Record<string, string>> =
    call.headers_json === null ? {} : readJson(call.headers_json);
  for (const [name, value] of Object.entries(stored)) {
    if (PASSED_ON.test(name)) headers.set(name, value);
  }
  headers.set('x-console-call', call.id);
  if (WITHOUT_BODY.has(status)) return new Response(null, { status, headers });
  headers.set('content-length', String(call.body_bytes));
  return new Response(body ?? bodyStream(ctx, call.id), { status, headers });
}

/** The same as Fluxx says it: a job, and how many of its records are cleared. */
export function answerCleared(jobUuid: string, clearCount: number): Response {
  return json(200, { job_uuid: jobUuid, clear_count: clearCount }, headersOf('ledger'));
}

/** An error in Fluxx's shape. */
export function answerError(
  status: number,
  message: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const headers = headersOf('console');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return json(status, { error: { code: status, message } }, headers);
}

export function answerAppError(error: AppError): Response {
  return answerError(error.status, error.message, {
    ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
    ...(error.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="Fluxx Alert Console"' } : {}),
  });
}

/** No whole answer came, or none was asked for. The ledger's own sentence says whether anything changed. */
export function answerWithoutAnswer(call: Row<'call'>): Response {
  const said = call.detail ?? '';
  if (call.state === 'failed') return answerError(502, `${said} Ask again when that is put right.`);
  const next =
    call.verb === 'process'
      ? 'Call process again: the console then finds out, and hands out the job if there is one.'
      : 'Call queue_finished again with the same Job UUID: the console then finds out.';
  return answerError(call.outcome === 'timed-out' ? 504 : 502, `${said} ${next}`, {
    'x-console-call': call.id,
  });
}

/** A job that this integration may not have is open. */
export function answerHeld(job: Row<'job'>, now: number): Response {
  const since = `${describeDuration(now - job.opened_at)} ago (${new Date(job.opened_at).toISOString()})`;
  return answerError(
    409,
    `A job of ${describeRecords(job.record_count)}, taken by ${job.holder_name} ${since}, is open on this queue. Nothing was taken for you. It has to be finished, or handed over to the integration in the console.`,
  );
}

function json(status: number, body: unknown, headers: Headers): Response {
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { status, headers });
}

function headersOf(source: Source): Headers {
  return new Headers({ ...OURS, 'x-answered-by': source });
}
