/** How a request ended that brought no whole answer. `unreachable` alone means that it certainly never arrived. */
export type TransportProblem = 'unreachable' | 'timed-out' | 'connection-lost';

/** The site gave no whole answer. `message` is a sentence; the cause is for the log. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly problem: TransportProblem,
    message: string,
    cause: unknown,
    /** Why no connection came about, as the system or the guard calls it (`ENOTFOUND`, `ADDRESS_FORBIDDEN`, …). */
    readonly code?: string,
  ) {
    super(message, { cause });
  }
}

/**
 * Thrown by the connector (network-fetch.ts) when no connection came about: the name was not found, nobody listened, the
 * certificate was refused. Only this proves that nothing was sent; the same codes later in a connection prove nothing.
 */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError';

  constructor(override readonly cause: Error) {
    super(cause.message);
  }
}

/*
 * By name and not by class: Next evaluates modules more than once, and the network is opened in another copy of this module
 * than the one a route asks.
 */
function isTransportError(error: unknown): error is TransportError {
  return error instanceof Error && error.name === 'TransportError' && 'problem' in error;
}

const isNotConnected = (error: Error): boolean => error.name === 'NotConnectedError';

/** What a fetch says of a port on the Fetch standard's list of bad ports. It looks before it connects, so nothing was sent. */
const BAD_PORT = 'bad port';

const REASONS: Readonly<Record<string, string>> = {
  ADDRESS_FORBIDDEN:
    'its name leads to an address that is never called (link-local, metadata, multicast or unspecified)',
  ADDRESS_NEEDS_HTTPS:
    'plain http is allowed to this machine only, and its name leads to another; use https, or set ALLOW_HTTP_SITES',
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up at the moment',
  EHOSTUNREACH: 'there is no way to its address',
  ENETUNREACH: 'there is no way to its network',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/**
 * Turns what a fetch or a body threw into a TransportError.
 * @param timedOut whether our own time limit ended it.
 */
export function toTransportError(error: unknown, timedOut: boolean): TransportError {
  if (isTransportError(error)) return error;
  const notConnected = whyNotConnected(error);
  if (notConnected !== null) {
    return new TransportError(
      'unreachable',
      `The site could not be reached: ${notConnected.reason}. Nothing changed there.`,
      error,
      notConnected.code,
    );
  }
  if (isBadPort(error)) {
    return new TransportError(
      'unreachable',
      'The site could not be reached: its port is one of those that are never called for web pages (25 for mail, for example). Nothing was sent: correct the address of the site.',
      error,
      'BAD_PORT',
    );
  }
  if (timedOut) {
    return new TransportError('timed-out', 'The site did not answer whole within the time limit.', error);
  }
  return new TransportError(
    'connection-lost',
    'The connection broke before the whole answer was here.',
    error,
  );
}

/** Whether the port is one that is never called; nothing was sent. */
export function isBadPort(error: unknown): boolean {
  return causes(error).some((cause) => cause.message === BAD_PORT);
}

/** Why no connection came about, as the end of a sentence, and as the system or the guard calls it; null when one did. */
export function whyNotConnected(error: unknown): { reason: string; code: string | undefined } | null {
  const notConnected = causes(error).find(isNotConnected);
  if (notConnected === undefined) return null;
  const code = causes(notConnected)
    .map(codeOf)
    .find((one) => one in REASONS);
  const reason = code === undefined ? undefined : REASONS[code];
  return { reason: reason ?? 'no connection came about', code };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An error, what it was caused by, and the errors it gathers, at most a few deep. */
function causes(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const gathered =
    error instanceof AggregateError ? error.errors.flatMap((one) => causes(one, depth + 1)) : [];
  return [error, ...causes(error.cause, depth + 1), ...gathered];
}
