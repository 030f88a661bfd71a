import { CLIENT_LIMITS, type ClientLimits } from '../../bin/client-limits';

/** How long the program waits for slow clients where it was started `hurried`. For headers longer: while it starts it reads none. */
export const HURRY: ClientLimits = {
  headersMs: 5_000,
  requestMs: 1_500,
  fileMs: 15_000,
  readerMs: 2_000,
  unreadBytes: CLIENT_LIMITS.unreadBytes,
};
