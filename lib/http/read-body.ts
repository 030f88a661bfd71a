import { AppError } from '@/lib/domain/errors';

/** Bytes of a request's body at most: the console API takes forms, never files. */
const BODY_LIMIT = 1024 * 1024;

/**
 * Reads a JSON body, and no further than the limit.
 * @throws AppError `bad-request` (not JSON, not UTF-8), `too-large`.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError(
      'bad-request',
      'Send the body as JSON, with Content-Type: application/json. Nothing was changed.',
    );
  }
  const bytes = await readBytes(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('bad-request', 'The body is not JSON in UTF-8. Nothing was changed.', { cause });
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream: what is past the limit is never read.
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError(
    'too-large',
    `The body is larger than ${BODY_LIMIT.toLocaleString('en-US')} bytes. Nothing was changed.`,
  );
}
