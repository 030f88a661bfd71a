/**
 * How fast a site may be called. The ledger takes its turn for a process or finish call before it writes the intent; what
 * is here is for everything else.
 */
export interface Pace {
  /** Waits until one more read may be made. @throws SiteError `rate-limited` when that would take too long. */
  beforeRead(): Promise<void>;
  /** Counts a token request. It never waits: a call whose intent stands may need the token. */
  countToken(): Promise<void>;
}

/** For a site that is reached by a function call. */
export const UNPACED: Pace = { beforeRead: async () => {}, countToken: async () => {} };
