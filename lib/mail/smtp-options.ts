import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** How long to wait for a connection and a greeting; a server that lives answers within a second. */
const CONNECT_MS = 10_000;

/**
 * What nodemailer is told of the mail server. `smtps://` is encrypted from the first byte (465); `smtp://` (587) is encrypted
 * by STARTTLS where the server offers it, and must be when a password travels to another machine.
 */
export function smtpOptions(smtpUrl: string, timeoutMs: number): SMTPTransportOptions {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const hasCredentials = url.username !== '';
  return {
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && hasCredentials && !LOOPBACK.has(url.hostname),
    ...(hasCredentials && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: Math.min(CONNECT_MS, timeoutMs),
    greetingTimeout: Math.min(CONNECT_MS, timeoutMs),
    dnsTimeout: Math.min(CONNECT_MS, timeoutMs),
    socketTimeout: timeoutMs,
    // An e-mail is made of what this program wrote, and never of a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
