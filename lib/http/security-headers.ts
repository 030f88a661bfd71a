import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderReader } from '@/lib/auth/caller';

/** Which Next reads to put the nonce on its own scripts; only the server writes it. */
const POLICY = 'content-security-policy';
const NONCE = 'x-nonce';

/** What answers data and never a page. */
const DATA = /^\/(?:api\/|poll\/|oauth\/|_next\/|healthz$|readyz$|metrics$|openapi\.json$)/;

/** Whether a page is at a path, or nothing. */
export function isPage(path: string): boolean {
  return !DATA.test(path);
}

const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), browsing-topics=()',
};

/** A year: browsers then come over https only, to this name and to those below it. */
const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

interface Asking {
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

interface Answering {
  setHeader(name: string, value: string): unknown;
}

/**
 * Writes what a browser must hold to on every answer, and gives a page the nonce without which no script runs in it. What a client
 * wrote in the headers that carry the nonce inwards is gone.
 * @param isHttps people come over https (`APP_URL`).
 */
export function secureAnswer(request: Asking, response: Answering, { isHttps }: { isHttps: boolean }): void {
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  if (isHttps) response.setHeader('Strict-Transport-Security', HTTPS_ONLY);
  delete request.headers[POLICY];
  delete request.headers[`${POLICY}-report-only`];
  delete request.headers[NONCE];
  if (!isPage(request.url?.split('?', 1)[0] ?? '/')) {
    response.setHeader(POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox");
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = pagePolicy(nonce, isHttps);
  request.headers[POLICY] = policy;
  request.headers[NONCE] = nonce;
  response.setHeader(POLICY, policy);
}

/** The nonce of the page that is being answered, for the one inline script that is ours. */
export function nonceOf(headers: HeaderReader): string | undefined {
  return headers.get(NONCE) ?? undefined;
}

/** Inline styles stay allowed: charts and lists place their parts by them. Scripts run by the nonce, and what they load by trust in them. */
function pagePolicy(nonce: string, isHttps: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
