import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderReader } from '@/lib/auth/caller';
import { ownPath } from '@/lib/domain/own-path';

/** Next tells a layout everything about a request but its address; this header, which only the server sets, does. */
const HEADER = 'x-asked-address';

/** Writes down the address a request asks for. Whatever a client wrote there itself is gone. */
export function noteAskedAddress(request: { url?: string | undefined; headers: IncomingHttpHeaders }): void {
  request.headers[HEADER] = request.url ?? '/';
}

/** The path and query that were asked for, as a person would open them: `/` for what is no page of ours. */
export function askedPath(headers: HeaderReader): string {
  const path = ownPath(headers.get(HEADER));
  const [pathname = '/', query = ''] = path.split('?');
  const search = new URLSearchParams(query);
  // Next's own mark of a page fetched by script.
  search.delete('_rsc');
  return search.size === 0 ? pathname : `${pathname}?${search.toString()}`;
}
