import { createHash } from 'node:crypto';
import { appendChunks } from '@/lib/db/queries/call/append-chunks';
import { completeBody } from '@/lib/db/queries/call/complete-body';
import { JobUuidScanner } from '@/lib/domain/payload/job-uuid-scanner';
import { untilAborted } from '@/lib/fluxx/poll';
import type { ConsoleContext } from '../context';
import { sealChunk } from './chunk-codec';
import type { CallOptions } from './steps';
import { FLUSH_BYTES, FLUSH_MS } from './timing';
import { untilStored } from './until-stored';

/**
 * Stores a body while it comes: compressed and sealed, in groups of 256 kB or a quarter of a second, whichever is first, and at once when
 * the Job UUID appears. A body that breaks off keeps every byte that came.
 * @returns false when the body is longer than the limit; the beginning is stored then.
 * @throws what the body threw when it broke off.
 */
export async function storeBody(
  ctx: ConsoleContext,
  callId: string,
  body: ReadableStream<Uint8Array> | null,
  { limit, options }: { limit: AbortSignal; options: CallOptions },
): Promise<boolean> {
  const store = new BodyStore(ctx, callId, options);
  const reader = body?.getReader();
  try {
    const whole = reader === undefined || (await pump(reader, store, { limit, most: ctx.upstreamBodyLimit }));
    await store.flush();
    if (whole) await store.complete();
    return whole;
  } catch (error) {
    await store.flush();
    throw error;
  } finally {
    // Not waited for: a site that never ends its body need not be there to hear that we stopped.
    reader?.cancel().catch(() => {});
  }
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  store: BodyStore,
  { limit, most }: { limit: AbortSignal; most: number },
): Promise<boolean> {
  let next = untilAborted(reader.read(), limit);
  for (;;) {
    const piece = await (store.waiting === 0 ? next : orFlushDue(next));
    if (piece === 'flush-due') {
      await store.flush();
      continue;
    }
    if (piece.done) return true;
    const room = most - store.size;
    await store.add(piece.value.subarray(0, room));
    if (piece.value.byteLength > room) return false;
    next = untilAborted(reader.read(), limit);
  }
}

async function orFlushDue<T>(next: Promise<T>): Promise<T | 'flush-due'> {
  let timer: NodeJS.Timeout | undefined;
  const due = new Promise<'flush-due'>((resolve) => {
    timer = setTimeout(() => resolve('flush-due'), FLUSH_MS);
  });
  try {
    return await Promise.race([next, due]);
  } finally {
    clearTimeout(timer);
  }
}

class BodyStore {
  /** Bytes taken in, stored or waiting. */
  size = 0;
  /** Bytes not stored yet. */
  waiting = 0;
  private pieces: Uint8Array[] = [];
  private sequence = 0;
  private readonly hash = createHash('sha256');
  private readonly scanner = new JobUuidScanner();

  constructor(
    private readonly ctx: ConsoleContext,
    private readonly callId: string,
    private readonly options: CallOptions,
  ) {}

  async add(bytes: Uint8Array): Promise<void> {
    if (bytes.byteLength === 0) return;
    const knewUuid = this.scanner.jobUuid !== null;
    this.scanner.push(bytes);
    this.hash.update(bytes);
    this.pieces.push(bytes);
    this.size += bytes.byteLength;
    this.waiting += bytes.byteLength;
    const foundUuid = !knewUuid && this.scanner.jobUuid !== null;
    if (foundUuid || this.waiting >= FLUSH_BYTES) await this.flush();
  }

  /** Writes what waits, in one transaction, and lets go of it only when it is committed. */
  async flush(): Promise<void> {
    if (this.waiting === 0) return;
    const parts = split(Buffer.concat(this.pieces));
    const chunks = await Promise.all(parts.map((bytes) => sealChunk(this.ctx.sealer, bytes)));
    const appended = {
      callId: this.callId,
      firstSequence: this.sequence,
      chunks,
      bodyBytes: this.size,
      foundJobUuid: this.scanner.jobUuid,
    };
    await this.storing(() => this.ctx.database.transaction((trx) => appendChunks(trx, appended)));
    this.sequence += chunks.length;
    this.pieces = [];
    this.waiting = 0;
    await this.options.onStep?.('bytes-stored');
  }

  async complete(): Promise<void> {
    const sha256 = this.hash.digest('hex');
    await this.storing(() => completeBody(this.ctx.database.kysely, this.callId, sha256));
    await this.options.onStep?.('body-complete');
  }

  /** The log is the last place for a Job UUID the database would not take. */
  private async storing(work: () => Promise<void>): Promise<void> {
    try {
      await untilStored(this.ctx, work);
    } catch (error) {
      const facts = { callId: this.callId, jobUuid: this.scanner.jobUuid, err: error };
      this.ctx.log.error(
        facts,
        'An answer could not be stored; this line may be the only trace of its Job UUID',
      );
      throw error;
    }
  }
}

function split(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += FLUSH_BYTES) {
    parts.push(bytes.subarray(start, start + FLUSH_BYTES));
  }
  return parts;
}
