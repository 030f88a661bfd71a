import { readChunks } from '@/lib/db/queries/call/read-chunks';
import type { ConsoleContext } from '../context';
import { openChunk } from './chunk-codec';

/** Chunks read at once: 4 MB. */
const CHUNKS = 8;

/** The stored bytes of a call's body, opened, in order, a few megabytes in memory at most. */
export async function* readBody(ctx: ConsoleContext, callId: string): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += CHUNKS) {
    const chunks = await readChunks(ctx.database.kysely, callId, from, CHUNKS);
    for (const chunk of chunks) yield await openChunk(ctx.sealer, chunk);
    if (chunks.length < CHUNKS) return;
  }
}

/** The same in one piece. */
export async function readWholeBody(ctx: ConsoleContext, callId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readBody(ctx, callId)) parts.push(part);
  return Buffer.concat(parts);
}
