import { promisify } from 'node:util';
import { gzip, constants } from 'node:zlib';

const compress = promisify(gzip);

/** Below it the bytes saved are not worth the work. */
const SHORTEST = 2_000;

/** Answers a text, compressed where it is long and the asker can read that: nothing after the routes does it for them. */
export async function compressedText(request: Request, text: string, type: string): Promise<Response> {
  const headers = { 'Content-Type': type, Vary: 'Accept-Encoding' };
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(
    request.headers.get('accept-encoding') ?? '',
  );
  if (!takesGzip || text.length < SHORTEST) return new Response(text, { headers });
  const body = await compress(text, { level: constants.Z_BEST_SPEED });
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}
