import type { TokenSource } from './token';
import { toTransportError } from './transport-error';

/** An answer as it arrives. Nothing of it has been judged. */
export interface PollAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The body's bytes, decoded; null when there is none. */
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  /** True when the site first answered 401 and this is the answer to the same request with a fresh token. */
  tokenRenewed: boolean;
}

export interface PollSite {
  baseUrl: string;
  tokens: TokenSource;
  fetch(request: Request): Promise<Response>;
}

/** The `{client}` segment of the source document's paths. */
const CLIENT = '1';

export function processPath(queueUuid: string, limitNum: number | null): string {
  const query = limitNum === null ? '' : `?limit_num=${limitNum}`;
  return `/poll/client/${CLIENT}/uuid/queue/${encodeURIComponent(queueUuid)}${query}`;
}

export function finishPath(queueUuid: string, jobUuid: string): string {
  return `/poll/client/${CLIENT}/uuid/queue_finished/${encodeURIComponent(queueUuid)}/${encodeURIComponent(jobUuid)}`;
}

/**
 * Sends one poll call: a GET with side effects, sent once. The only second send is after a 401, which proves that nothing
 * happened, and then once, with a fresh token. Redirects are never followed.
 * @throws TransportError when no answer began; SiteError when a fresh token could not be had after a 401.
 */
export async function sendPoll(site: PollSite, path: string, signal: AbortSignal): Promise<PollAnswer> {
  const token = await site.tokens.current();
  const first = await send(site, path, token, signal);
  if (first.status !== 401 || !site.tokens.renew(token)) return toAnswer(first, false);
  await first.body?.cancel();
  return toAnswer(await send(site, path, await site.tokens.current(), signal), true);
}

async function send(site: PollSite, path: string, token: string, signal: AbortSignal): Promise<Response> {
  const request = new Request(`${site.baseUrl}${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    redirect: 'manual',
    cache: 'no-store',
    signal,
  });
  try {
    return await untilAborted(site.fetch(request), signal);
  } catch (error) {
    throw toTransportError(error, signal.aborted);
  }
}

/** A fetch that does not heed the signal (an in-process one) must not outlast it either. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('The time limit was reached.'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}

function toAnswer(response: Response, tokenRenewed: boolean): PollAnswer {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'));
  return { status: response.status, headers, body: response.body, tokenRenewed };
}
