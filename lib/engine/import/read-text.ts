import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Queryable } from '@/lib/db/database';
import { readImportChunks } from '@/lib/db/queries/engine-import/read-chunks';

/** The text of an uploaded file, in pieces, without a byte order mark. It was found to be UTF-8 when it came. */
export async function* readImportText(db: Queryable, importId: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  const bytes = createGunzip();
  // What fails in it fails the loop below, and a reader may leave early; the callback keeps both from failing the process.
  pipeline(Readable.from(readImportChunks(db, importId)), bytes, () => {});
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
