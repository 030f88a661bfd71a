import type { ErrorCode } from './error-titles';

/**
 * Each code has one HTTP status. Every error a caller may see is an AppError; anything else is a defect and is answered as `internal`
 * without its message, so that nothing private leaks.
 */
const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'confirmation-required': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  conflict: 409,
  'queue-busy': 409,
  'call-unknown': 409,
  'not-held': 409,
  'too-large': 413,
  invalid: 422,
  'too-many-requests': 429,
  internal: 500,
  upstream: 502,
  unavailable: 503,
};

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
    return ERROR_STATUS[this.code];
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}

/** Whether somebody was told to come again because there is much to do. Nothing is wrong then, unlike where the database is away. */
export function isPutOff(error: unknown): error is AppError {
  return isAppError(error) && error.code === 'unavailable' && error.retryAfter !== undefined;
}
