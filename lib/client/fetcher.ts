import { ERROR_TITLES, type ErrorCode } from '@/lib/domain/error-titles';
import type { FieldProblem } from '@/lib/domain/errors';
import type { AnswerSchema } from './answer-schema';
import { confirmFirst } from './confirm-first';
import { readProblem } from './problem';
import { noteReach } from './reach';

/** What went wrong on the way: an error code of the server, or one of these two that never came from it. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unreadable';

export interface ApiErrorFacts {
  code: ApiErrorCode;
  /** Null when no answer came. */
  status: number | null;
  problems?: readonly FieldProblem[];
  /** Seconds. */
  retryAfter?: number | null;
  /** For support: finds the request in the server's log. */
  requestId?: string | null;
}

/** An answer of the console's server that is not a success, or none at all. Its message is a whole sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number | null;
  readonly problems: readonly FieldProblem[];
  readonly retryAfter: number | null;
  readonly requestId: string | null;

  constructor(detail: string, facts: ApiErrorFacts) {
    super(detail);
    this.code = facts.code;
    this.status = facts.status;
    this.problems = facts.problems ?? [];
    this.retryAfter = facts.retryAfter ?? null;
    this.requestId = facts.requestId ?? null;
  }

  /** No answer came: the server is down, or the network is. */
  get offline(): boolean {
    return this.code === 'offline';
  }
}

/**
 * Reads JSON and checks it against its contract.
 * @throws ApiError for everything but a success of the right shape; an abort is passed on as it is.
 */
export async function getJson<Output>(
  url: string,
  schema: AnswerSchema<Output>,
  signal?: AbortSignal,
): Promise<Output> {
  return readJson(await send(url, signal ? { signal } : {}), schema);
}

/** Sends an act as JSON. Never repeated by itself. @throws ApiError as getJson does. */
export async function postJson<Output>(
  url: string,
  body: unknown,
  schema: AnswerSchema<Output>,
  signal?: AbortSignal,
): Promise<Output> {
  return readJson(await sendBody('POST', url, body, signal), schema);
}

/** Replaces something. Never repeated by itself. @throws ApiError as getJson does. */
export async function putJson<Output>(
  url: string,
  body: unknown,
  schema: AnswerSchema<Output>,
): Promise<Output> {
  return readJson(await sendBody('PUT', url, body), schema);
}

/** Removes something; the body says what the person saw. Never repeated by itself. @throws ApiError as getJson does. */
export async function deleteWithJson(url: string, body: unknown): Promise<void> {
  await sendBody('DELETE', url, body);
}

async function sendBody(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method, headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) };
  try {
    return await send(url, init);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'confirmation-required') throw error;
    // The one refusal that is answered by asking; nothing was done of it, so it is not sent twice.
    if (!(await confirmFirst())) throw error;
    return send(url, init);
  }
}

/** Reads a body as text, untouched: payloads must not pass through a JavaScript number. @throws ApiError */
export async function getText(url: string, signal?: AbortSignal): Promise<string> {
  const response = await send(url, signal ? { signal } : {});
  return response.text();
}

/** Reads an answer that came by another way than `fetch`. @throws ApiError as getJson does. */
export async function readAnswer<Output>(response: Response, schema: AnswerSchema<Output>): Promise<Output> {
  if (!response.ok) throw await toApiError(response);
  return readJson(response, schema);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...init.headers },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteReach(null);
    throw new ApiError('The console’s server did not answer.', { code: 'offline', status: null });
  }
  noteReach(response);
  if (!response.ok) throw await toApiError(response);
  return response;
}

async function readJson<Output>(response: Response, schema: AnswerSchema<Output>): Promise<Output> {
  const checked = await schema['~standard'].validate(await response.json().catch(() => undefined));
  if ('value' in checked) return checked.value;
  throw new ApiError('The console’s server answered something this page does not understand.', {
    code: 'unreadable',
    status: response.status,
    requestId: response.headers.get('x-request-id'),
  });
}

async function toApiError(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const facts = {
    status: response.status,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
    requestId: response.headers.get('x-request-id'),
  };
  const problem = readProblem(await response.json().catch(() => undefined));
  if (problem === null) {
    return new ApiError(`The console’s server answered ${response.status}.`, {
      ...facts,
      code: codeOfStatus(response.status),
    });
  }
  const { code, problems } = problem;
  return new ApiError(problem.detail ?? problem.title, {
    ...facts,
    code: isErrorCode(code) ? code : codeOfStatus(response.status),
    problems: problems ?? [],
  });
}

function isErrorCode(code: string | undefined): code is ErrorCode {
  return code !== undefined && Object.hasOwn(ERROR_TITLES, code);
}

/** For an answer that is no problem document, as a proxy between us and the server may send. */
function codeOfStatus(status: number): ApiErrorCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal';
}
