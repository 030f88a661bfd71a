export type SiteProblem = 'unauthorized' | 'unreachable' | 'refused' | 'unreadable';

/** A site did not give a token or a REST answer. `message` is a sentence fit for the screen; it holds no secret. */
export class SiteError extends Error {
  override readonly name = 'SiteError';

  constructor(
    readonly problem: SiteProblem,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
