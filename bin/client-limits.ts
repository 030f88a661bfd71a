/**
 * How long a client may keep the server waiting, in milliseconds, and with how much. How long an answer takes to make is no matter of
 * the client.
 */
export interface ClientLimits {
  /** For the headers of a request, from the first byte or the opening of the connection on. */
  headersMs: number;
  /** For a request to arrive whole. */
  requestMs: number;
  /** The same where a route awaits a file from somebody it has let in. */
  fileMs: number;
  /** For a reader to take anything of what waits for it. */
  readerMs: number;
  /** Bytes that may wait for all readers together, before those that take nothing are ended sooner. */
  unreadBytes: number;
}

/**
 * A form or a filter is small. The largest file to import, 100 MB, takes an hour at 28 kB a second. The system takes new bytes for a
 * connection when a third of what it holds (up to 4 MB) was read: a reader of 12 kB a second shows that it reads within two minutes.
 */
export const CLIENT_LIMITS: ClientLimits = {
  headersMs: 60_000,
  requestMs: 60_000,
  fileMs: 60 * 60_000,
  readerMs: 120_000,
  unreadBytes: 256 * 1024 * 1024,
};
