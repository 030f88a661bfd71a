import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, inflateRaw } from 'node:zlib';
import type { StoredChunk } from '@/lib/db/queries/call/store-answer-part';
import type { Sealer } from '@/lib/db/seal';
import { AppError } from '@/lib/domain/errors';

const compress = promisify(brotliCompress);
const decompress = { deflate: promisify(inflateRaw), brotli: promisify(brotliDecompress) };

const PLAIN = 0;
/** Raw DEFLATE, as stored until December 2026. */
const DEFLATED = 1;
const BROTLI = 2;
/** The fastest, since a process call waits for it: real grants come to a ninth more than at 1, in a third to two thirds of the time. */
const QUALITY = 0;
/** Room for what nearly every chunk comes to: where it does not fit, the other thread has to come back for more. */
const OUTPUT_BYTES = 128 * 1024;
/** No chunk is this large; a damaged one must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Compresses a chunk (sealed bytes cannot be compressed any more) and seals it. */
export async function sealChunk(sealer: Sealer, bytes: Uint8Array): Promise<StoredChunk> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const compressed = await compress(bytes, { params, chunkSize: OUTPUT_BYTES });
  return compressed.length < bytes.length
    ? { sealed: sealer.seal(compressed), encoding: BROTLI }
    : { sealed: sealer.seal(bytes), encoding: PLAIN };
}

/** The bytes of a stored chunk, however it was stored. */
export async function openChunk(sealer: Sealer, chunk: StoredChunk): Promise<Buffer> {
  const bytes = sealer.open(chunk.sealed);
  if (chunk.encoding === PLAIN) return bytes;
  if (chunk.encoding === BROTLI) return decompress.brotli(bytes, { maxOutputLength: MOST_BYTES });
  if (chunk.encoding === DEFLATED) return decompress.deflate(bytes, { maxOutputLength: MOST_BYTES });
  throw new AppError('internal', 'A stored payload has an encoding that this version does not know.');
}
