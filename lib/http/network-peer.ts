import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderReader } from '@/lib/auth/caller';

/** A request of Next knows nothing of the connection it came by; this header, which only the server sets, does. */
const HEADER = 'x-network-peer';
const HERE = 'this-machine';

/** What a proxy leaves behind: what stands behind one may come from anywhere, though the proxy itself is here. */
const PROXIES = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
/** A page of another site can make a browser on this machine come here under that site's name. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

interface Incoming {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/** Writes down whether a request came straight from this machine. Before anything else touches its headers. */
export function noteNetworkPeer({ headers, socket }: Incoming): void {
  delete headers[HEADER];
  const isProxied = PROXIES.some((name) => headers[name] !== undefined);
  const isLocal = LOOPBACK.test(socket.remoteAddress ?? '') && LOCAL_HOST.test(headers.host ?? '');
  if (isLocal && !isProxied) headers[HEADER] = HERE;
}

/** Whether a request came straight from a program on this machine, through no proxy. */
export function isFromThisMachine(headers: HeaderReader): boolean {
  return headers.get(HEADER) === HERE;
}
