export type SiteProblem = 'unauthorized' | 'unreachable' | 'rate-limited' | 'refused' | 'unreadable';

export interface SiteErrorFacts {
  cause?: unknown;
  /** How long the site asks to be left alone. */
  retryAfterMs?: number;
  /** Why no connection came about (TransportError's `code`). */
  code?: string | undefined;
}

/** A site did not give a token or a REST answer. `message` is a sentence fit for the screen; it holds no secret. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly retryAfterMs: number | undefined;
  readonly code: string | undefined;

  constructor(
    readonly problem: SiteProblem,
    message: string,
    facts: SiteErrorFacts = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.retryAfterMs = facts.retryAfterMs;
    this.code = facts.code;
  }
}

/** By name and not by class: Next evaluates modules more than once, and the error may be of another copy of this one. */
export function isSiteError(error: unknown): error is SiteError {
  return error instanceof Error && error.name === 'SiteError' && 'problem' in error;
}
