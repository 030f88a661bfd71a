import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip, constants } from 'node:zlib';
import { acceptsEncoding } from './accepts-encoding';

const compress = promisify(gzip);

/** Next takes `Content-Encoding` off what a route answers, and compresses only pages; the server puts it back under its own name. */
const HEADER = 'x-body-encoding';

/** Below it the bytes saved are not worth the work. */
const SHORTEST = 2_000;

/** A text that is answered to one or many, each as they can read it. */
export type TextAnswer = (request: Request) => Promise<Response>;

/** Makes the answers of a text, compressed where it is long and the asker can read that: once, however many ask. */
export function answersOf(text: string, type: string): TextAnswer {
  const headers = { 'Content-Type': type, Vary: 'Accept-Encoding' };
  let packed: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return async (request) => {
    const takesGzip = acceptsEncoding(request.headers.get('accept-encoding'), 'gzip');
    if (!takesGzip || text.length < SHORTEST) return new Response(text, { headers });
    packed ??= pack(text);
    return new Response(await packed, { headers: { ...headers, [HEADER]: 'gzip' } });
  };
}

async function pack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(text, { level: constants.Z_BEST_SPEED }));
}

/** Answers a text to one. */
export function compressedText(request: Request, text: string, type: string): Promise<Response> {
  return answersOf(text, type)(request);
}

/** Gives what a route compressed its `Content-Encoding`. For the server, before Next writes to the response. */
export function passBodyEncoding(response: Pick<ServerResponse, 'setHeader'>): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(name.toLowerCase() === HEADER ? 'Content-Encoding' : name, value);
}
