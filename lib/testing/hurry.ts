import { CLIENT_LIMITS, type ClientLimits } from '../../bin/client-limits';

/** How long the program waits for slow clients where it was started `hurried`. */
export const HURRY: ClientLimits = {
  headersMs: 600,
  requestMs: 1_500,
  fileMs: 15_000,
  readerMs: 2_000,
  unreadBytes: CLIENT_LIMITS.unreadBytes,
};
