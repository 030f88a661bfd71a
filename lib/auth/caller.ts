/** Headers as they are read here; those that Next gives a page can do no more. */
export type HeaderReader = Pick<Headers, 'get'>;

/** Where a request came from, as far as it says. */
export interface Caller {
  address: string | null;
  userAgent: string | null;
  /** What the request is called in the log and in its answer. */
  requestId?: string;
}

const LONGEST = 300;

/**
 * Reads the caller's network address and browser from a request's headers.
 * The address is what the server left in `X-Forwarded-For` (lib/http/caller-address.ts): the one of the connection, or the one that
 * a trusted proxy tells.
 */
export function callerOf(headers: HeaderReader, requestId?: string): Caller {
  const address = headers.get('x-forwarded-for');
  return {
    address: address ? address.slice(0, LONGEST) : null,
    userAgent: headers.get('user-agent')?.slice(0, LONGEST) ?? null,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Whether a request says by itself who sends it. Its cookies count for nothing then: two answers to one question would be one too many. */
export function hasAuthorization({ headers }: { headers: HeaderReader }): boolean {
  return headers.get('authorization') !== null;
}

/** The request as an actor carries it. */
export function requestOf({ requestId }: Caller): { requestId?: string } {
  return requestId === undefined ? {} : { requestId };
}
