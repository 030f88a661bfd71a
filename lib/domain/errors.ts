/**
 * The closed set of things that can go wrong, each with one HTTP status and one title.
 * Every error a caller may see is an AppError; anything else is a defect and is answered as `internal`
 * without its message, so that nothing private leaks.
 */
export const ERROR_CODES = {
  'bad-request': { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'confirmation-required': { status: 403, title: 'Confirm first that it is you' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'That method is not allowed here' },
  conflict: { status: 409, title: 'Something else changed in the meantime' },
  'queue-busy': { status: 409, title: 'Another call holds this queue' },
  'call-unknown': { status: 409, title: 'The last call of this queue has an unknown outcome' },
  'not-held': { status: 409, title: 'The payload of this job is not stored whole' },
  'too-large': { status: 413, title: 'The request is too large' },
  invalid: { status: 422, title: 'Some of the input is not valid' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something failed on our side' },
  upstream: { status: 502, title: 'The Fluxx site did not do what was asked' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One field that is wrong: `path` as the caller wrote it (`filter.conditions[2]`), `message` a whole sentence. */
export interface FieldProblem {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  problems?: readonly FieldProblem[];
  /** Seconds after which the caller may try again. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error whose `message` is a sentence written for the person who caused it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}
