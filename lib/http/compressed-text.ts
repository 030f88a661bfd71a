import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip, constants } from 'node:zlib';
import { acceptsEncoding } from './accepts-encoding';

const compress = promisify(gzip);

/** Next takes `Content-Encoding` off what a route answers, and compresses only pages; the server puts it back under its own name. */
const HEADER = 'x-body-encoding';

/** Below it the bytes saved are not worth the work. */
const SHORTEST = 2_000;

/** Answers a text, compressed where it is long and the asker can read that. */
export async function compressedText(request: Request, text: string, type: string): Promise<Response> {
  const headers = { 'Content-Type': type, Vary: 'Accept-Encoding' };
  const takesGzip = acceptsEncoding(request.headers.get('accept-encoding'), 'gzip');
  if (!takesGzip || text.length < SHORTEST) return new Response(text, { headers });
  const body = await compress(text, { level: constants.Z_BEST_SPEED });
  return new Response(new Uint8Array(body), { headers: { ...headers, [HEADER]: 'gzip' } });
}

/** Gives what a route compressed its `Content-Encoding`. For the server, before Next writes to the response. */
export function passBodyEncoding(response: Pick<ServerResponse, 'setHeader'>): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(name.toLowerCase() === HEADER ? 'Content-Encoding' : name, value);
}
