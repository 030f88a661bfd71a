import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { StoredChunk } from '@/lib/db/queries/call/store-answer-part';
import type { Sealer } from '@/lib/db/seal';
import { AppError } from '@/lib/domain/errors';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

const PLAIN = 0;
const DEFLATED = 1;
/** Fast: a payload of JSON shrinks to about a tenth at any level, and a process call waits for it. */
const LEVEL = 1;
/** No chunk is this large; a damaged one must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Compresses a chunk (sealed bytes cannot be compressed any more) and seals it. */
export async function sealChunk(sealer: Sealer, bytes: Uint8Array): Promise<StoredChunk> {
  const deflated = await deflate(bytes, { level: LEVEL });
  return deflated.length < bytes.length
    ? { sealed: sealer.seal(deflated), encoding: DEFLATED }
    : { sealed: sealer.seal(bytes), encoding: PLAIN };
}

/** The bytes of a stored chunk, whether or not it was stored compressed. */
export async function openChunk(sealer: Sealer, chunk: StoredChunk): Promise<Buffer> {
  const bytes = sealer.open(chunk.sealed);
  if (chunk.encoding === PLAIN) return bytes;
  if (chunk.encoding !== DEFLATED)
    throw new AppError('internal', 'A stored payload has an encoding that this version does not know.');
  return inflate(bytes, { maxOutputLength: MOST_BYTES });
}
