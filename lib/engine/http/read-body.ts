import type { BodyShare } from '@/lib/domain/body-room';
import { AppError } from '@/lib/domain/errors';

/**
 * Reads a body as UTF-8 text and stops as soon as it is too large, whatever its headers say.
 * @param share of the room for bodies; without it a small limit is what holds it.
 * @throws AppError `too-large` past `limit` bytes; `bad-request` when it is not UTF-8 or breaks off; what the share throws.
 */
export async function readBody(request: Request, limit: number, share?: BodyShare): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    await request.body?.cancel();
    throw tooLarge(limit);
  }
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await readChunk(reader);
    if (done) break;
    size += value.byteLength;
    try {
      if (size > limit) throw tooLarge(limit);
      share?.take(value.byteLength);
    } catch (error) {
      await reader.cancel();
      throw error;
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AppError('bad-request', 'The body is not UTF-8 text. Nothing was changed.', { cause });
  }
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new AppError('bad-request', 'The body broke off. Nothing was changed.', { cause });
  }
}

function tooLarge(limit: number): AppError {
  return new AppError(
    'too-large',
    `The body is larger than ${limit.toLocaleString('en')} bytes. Nothing was changed.`,
  );
}
