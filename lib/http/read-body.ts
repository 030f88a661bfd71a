import type { BodyShare } from '@/lib/domain/body-room';
import { AppError, isAppError } from '@/lib/domain/errors';
import { refuseManyValues, TooManyValuesError } from '@/lib/domain/json-text';

/** Bytes of a request's body at most: the console API takes forms, never files. */
export const BODY_LIMIT = 1024 * 1024;
/** The same from whoever may be anybody: an address, a password, a code. */
export const STRANGERS_BODY_LIMIT = 64 * 1024;

/**
 * Reads a JSON body, and no further than the limit of bytes.
 * @param share of the room for bodies
 * @throws AppError `bad-request` (not JSON, not UTF-8, or with more values than anything has), `too-large`, what the share throws.
 */
export async function readJsonBody(request: Request, limit: number, share: BodyShare): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError(
      'bad-request',
      'Send the body as JSON, with Content-Type: application/json. Nothing was changed.',
    );
  }
  const bytes = await readBytes(request, limit, share);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    refuseManyValues(text);
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof TooManyValuesError)
      throw new AppError('bad-request', `${cause.message} Nothing was changed.`);
    throw new AppError('bad-request', 'The body is not JSON in UTF-8. Nothing was changed.', { cause });
  }
}

async function readBytes(request: Request, limit: number, share: BodyShare): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    // Leaving the loop cancels the stream: what is past the limit is never read.
    for await (const chunk of request.body) {
      length += chunk.byteLength;
      if (length > limit) throw tooLarge(limit);
      share.take(chunk.byteLength);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    // Whoever sent it has gone, or was too slow: no defect of ours, and nothing that anybody reads any more.
    throw new AppError('bad-request', 'The body broke off. Nothing was changed.', { cause });
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): AppError {
  return new AppError(
    'too-large',
    `The body is larger than ${limit.toLocaleString('en-US')} bytes. Nothing was changed.`,
  );
}
