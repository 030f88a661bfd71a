import type { IncomingMessage, ServerResponse } from 'node:http';
import { areaOf, pathPattern } from '@/lib/domain/path-pattern';
import { withRequestFacts, type RequestFacts } from '@/lib/http/request-facts';
import { requestIdOf } from '@/lib/http/request-id';
import { processRuntime } from './process-runtime';
import type { Runtime } from './runtime';

const KNOWN_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

/**
 * Gives a request its id, which its answer, its problem document, its entries of the activity log and every line of the log carry, and
 * writes one line when it has been answered: never a query, a header or a body.
 */
export function withRequestLog(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  const given = String(request.headers['x-request-id'] ?? '');
  const facts: RequestFacts = {
    requestId: requestIdOf({ headers: { get: () => given } }),
    asker: null,
  };
  request.headers['x-request-id'] = facts.requestId;
  response.setHeader('X-Request-Id', facts.requestId);
  const began = performance.now();
  response.once('close', () => {
    const seconds = (performance.now() - began) / 1000;
    void processRuntime()?.then((runtime) => noteAnswer(runtime, { request, response, facts, seconds }));
  });
  return withRequestFacts(facts, work);
}

interface Answered {
  request: IncomingMessage;
  response: ServerResponse;
  facts: RequestFacts;
  seconds: number;
}

function noteAnswer({ log, metrics }: Runtime, { request, response, facts, seconds }: Answered): void {
  const path = request.url?.split('?', 1)[0] ?? '/';
  const area = areaOf(path);
  const method = KNOWN_METHODS.has(request.method ?? '') ? (request.method ?? '') : 'other';
  const status = response.statusCode;
  // A stream takes as long as somebody looks on.
  const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
  if (!isStream)
    metrics.httpSeconds.observe({ area, method, status: `${Math.floor(status / 100)}xx` }, seconds);
  const line = {
    requestId: facts.requestId,
    method,
    path: pathPattern(path),
    status,
    ms: Math.round(seconds * 1000),
    asker: facts.asker ?? 'unknown',
    ...(response.writableFinished ? {} : { aborted: true }),
  };
  log[levelOf(area, status)](line, 'Answered a request');
}

/** Probes and the parts of pages would drown the rest. */
function levelOf(area: string, status: number): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error';
  return area === 'probe' || area === 'static' ? 'debug' : 'info';
}
