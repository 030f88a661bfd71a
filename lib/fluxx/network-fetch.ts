import { Agent, fetch as undiciFetch } from 'undici';
import { makeGuardedConnector, type GuardOptions } from '@/lib/network/guarded-connector';
import { NotConnectedError } from './transport-error';

const CONNECT_TIMEOUT_MS = 10_000;
/** Statuses that cannot carry a body (Fetch standard). */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

export interface NetworkFetch {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/**
 * A fetch over the network for calls that must never be made twice.
 * - Every request has a connection of its own: a kept one may be closed by the site just as a call leaves, and nobody could
 *   tell whether that call arrived.
 * - A connection that never came about is told apart from one that broke (NotConnectedError).
 * - Only addresses that may be called are connected to (lib/network/guarded-connector).
 * - No time limits but the one for connecting: the caller has its own.
 */
export function makeNetworkFetch({
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
  ...guard
}: Omit<GuardOptions, 'timeoutMs'> & { connectTimeoutMs?: number }): NetworkFetch {
  const connect = makeGuardedConnector({ ...guard, timeoutMs: connectTimeoutMs });
  const agent = new Agent({
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      connect(options, (error, socket) => {
        if (error === null) callback(null, socket);
        else callback(new NotConnectedError(error), null);
      });
    },
  });
  return {
    fetch: (request) => fetchThrough(agent, request),
    close: () => agent.destroy(),
  };
}

async function fetchThrough(agent: Agent, request: Request): Promise<Response> {
  const answer = await undiciFetch(request.url, {
    method: request.method,
    headers: [...request.headers],
    body: request.body === null ? null : await request.text(),
    redirect: request.redirect,
    signal: request.signal,
    dispatcher: agent,
  });
  const reader = answer.body?.getReader();
  const carriesBody = reader !== undefined && !WITHOUT_BODY.has(answer.status);
  return new Response(carriesBody ? asStream(reader) : null, {
    status: answer.status,
    headers: [...answer.headers],
  });
}

interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array<ArrayBuffer> | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/** The package's stream as the platform's: the two have the same shape but are different classes. */
function asStream(reader: ByteReader): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done || value === undefined) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
