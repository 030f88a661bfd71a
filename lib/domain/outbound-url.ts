/** What decides which addresses may be called. */
export interface AddressPolicy {
  /** Plain http to other machines too (`ALLOW_HTTP_SITES`). */
  allowHttp: boolean;
}

export type OutboundUrl = { ok: true; url: URL } | { ok: false; problem: string };

const LONGEST = 2000;

/**
 * Reads an address somebody typed that the server is to call: a site's, a webhook's, an issuer's. It judges the text only;
 * what a name resolves to is judged at every connection (lib/network/guarded-connector). Odd spellings of an IP address
 * (decimal, octal, hexadecimal) are made plain by the URL parser before anything looks at them.
 */
export function readOutboundUrl(text: string, policy: AddressPolicy): OutboundUrl {
  const read = readAnyUrl(text, policy);
  if (!read.ok || (read.url.search === '' && !text.includes('?') && !text.includes('#'))) return read;
  return refused(`Leave out everything from “?” or “#” on: ${read.url.origin}`);
}

/** The address of a webhook: whole, because many of them have their secret in the query. */
export function readWebhookUrl(text: string, policy: AddressPolicy): OutboundUrl {
  const read = readAnyUrl(text, policy);
  if (read.ok && read.url.hash !== '') return refused('Leave out everything from “#” on.');
  return read;
}

function readAnyUrl(text: string, policy: AddressPolicy): OutboundUrl {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return refused(`An address has at most ${LONGEST} characters.`);
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) {
    return refused('Enter a whole address that begins with https://, such as https://yourname.fluxx.io.');
  }
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') {
    return refused(
      'The address must not contain a user name or password. Give credentials in their own fields.',
    );
  }
  if (url.protocol === 'http:' && !policy.allowHttp && !isLoopbackName(url.hostname)) {
    return refused(
      'Use https://. Plain http would send the secret unencrypted; it is allowed only to this machine, unless whoever runs the console sets ALLOW_HTTP_SITES.',
    );
  }
  return { ok: true, url };
}

/** The base URL of a Fluxx site: an origin without a path. */
export function readSiteUrl(text: string, policy: AddressPolicy): OutboundUrl {
  const read = readOutboundUrl(text, policy);
  // A name that ends in a dot is the same name, and would make another site of it.
  if (read.ok) read.url.hostname = read.url.hostname.replace(/\.$/, '');
  if (!read.ok || /^\/*$/.test(read.url.pathname)) return read;
  return refused(`Give only the beginning of the address, without a path: ${read.url.origin}`);
}

/** Whether a host name means this machine by itself, without being looked up. */
export function isLoopbackName(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])\.?$/i.test(hostname);
}

function refused(problem: string): OutboundUrl {
  return { ok: false, problem };
}
