import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const HEADER = 'x-forwarded-for';

/** A proxy may write the port, too: `198.51.100.7:4711`, `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/;

interface Asking {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/**
 * Leaves the one address a request came from in `X-Forwarded-For`, where everything that asks for it reads it: the nearest one that is
 * no trusted proxy's. What stands before it in the header is the client's own word, and so is the whole of it without a trusted proxy.
 * @param isTrusted whether a proxy of this address, so many steps away, is believed (TRUST_PROXY)
 */
export function noteCallerAddress(
  { headers, socket }: Asking,
  isTrusted: (address: string, step: number) => boolean,
): void {
  const told = String(headers[HEADER] ?? '')
    .split(',')
    .map(addressIn)
    .toReversed();
  let caller = plainAddress(socket.remoteAddress ?? '');
  for (const [step, address] of told.entries()) {
    if (address === null || !isTrusted(caller, step)) break;
    caller = address;
  }
  if (caller === '') delete headers[HEADER];
  else headers[HEADER] = caller;
}

function addressIn(entry: string): string | null {
  const text = entry.trim();
  const [, six, four] = WITH_PORT.exec(text) ?? [];
  const address = plainAddress(six ?? four ?? text);
  return isIP(address) === 0 ? null : address;
}

/** An IPv4 address as such, also where a socket of both families tells it as an IPv6 one. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=[\d.]+$)/i, '');
}
