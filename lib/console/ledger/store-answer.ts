import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { storeAnswerPart, type AnswerHead } from '@/lib/db/queries/call/store-answer-part';
import { JobUuidScanner } from '@/lib/domain/payload/job-uuid-scanner';
import { untilAborted } from '@/lib/fluxx/poll';
import type { ConsoleContext } from '../context';
import { sealChunk } from './chunk-codec';
import type { CallOptions } from './steps';
import { CHUNK_BYTES, FLUSH_BYTES, FLUSH_MS } from './timing';
import { untilStored } from './until-stored';

export type StoredBody =
  /** `bytes` is the body itself where it was stored in one part, so that nobody has to read it back; else null. */
  | { kind: 'whole'; bytes: Buffer<ArrayBuffer> | null }
  /** The body is longer than the limit; its beginning is stored. */
  | { kind: 'too-long' };

export interface ComingAnswer {
  head: AnswerHead;
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Stores an answer while it comes, its body compressed and sealed: what is there at once in one commit of up to a megabyte, and else
 * a quarter of a second after it came at the latest; at once when the Job UUID has come and nothing more is there.
 * A body that breaks off keeps every byte that came.
 * @throws what the body threw when it broke off.
 */
export async function storeAnswer(
  ctx: ConsoleContext,
  callId: string,
  { head, body }: ComingAnswer,
  { limit, options }: { limit: AbortSignal; options: CallOptions },
): Promise<StoredBody> {
  const store = new AnswerStore(ctx, { callId, head, options });
  const reader = body?.getReader();
  try {
    const whole = reader === undefined || (await pump(reader, store, { limit, most: ctx.upstreamBodyLimit }));
    if (whole) return { kind: 'whole', bytes: await store.complete() };
    await store.flush();
    return { kind: 'too-long' };
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
  store: AnswerStore,
  { limit, most }: { limit: AbortSignal; most: number },
): Promise<boolean> {
  let next = untilAborted(reader.read(), limit);
  for (;;) {
    const piece = await orFlushDue(next, store.dueInMs);
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

/** @param dueInMs null: nothing waits to be written; 0: as soon as nothing more is there. */
async function orFlushDue<T>(next: Promise<T>, dueInMs: number | null): Promise<T | 'flush-due'> {
  if (dueInMs === null) return next;
  if (dueInMs === 0) return Promise.race([next, nextTurn('flush-due' as const)]);
  let timer: NodeJS.Timeout | undefined;
  const due = new Promise<'flush-due'>((resolve) => {
    timer = setTimeout(() => resolve('flush-due'), dueInMs);
  });
  try {
    return await Promise.race([next, due]);
  } finally {
    clearTimeout(timer);
  }
}

class AnswerStore {
  /** Bytes taken in, stored or waiting. */
  size = 0;
  private head: AnswerHead | null;
  private pieces: Uint8Array[] = [];
  private waiting = 0;
  private sequence = 0;
  private storedJobUuid: string | null = null;
  private readonly hash = createHash('sha256');
  private readonly scanner = new JobUuidScanner();

  constructor(
    private readonly ctx: ConsoleContext,
    private readonly call: { callId: string; head: AnswerHead; options: CallOptions },
  ) {
    this.head = call.head;
  }

  /** When what waits has to be written at the latest; null when nothing waits. */
  get dueInMs(): number | null {
    if (this.scanner.jobUuid !== this.storedJobUuid) return 0;
    return this.head === null && this.waiting === 0 ? null : FLUSH_MS;
  }

  async add(bytes: Uint8Array): Promise<void> {
    if (bytes.byteLength === 0) return;
    this.scanner.push(bytes);
    this.hash.update(bytes);
    this.pieces.push(bytes);
    this.size += bytes.byteLength;
    this.waiting += bytes.byteLength;
    if (this.waiting >= FLUSH_BYTES) await this.flush();
  }

  /** Writes what waits, and lets go of it only when it is committed. */
  async flush(): Promise<void> {
    if (this.head === null && this.waiting === 0) return;
    await this.write(Buffer.concat(this.pieces), null);
    await this.call.options.onStep?.('bytes-stored');
  }

  /** Writes the rest, and that this was all. @returns the body where it was all written now. */
  async complete(): Promise<Buffer<ArrayBuffer> | null> {
    const isOnlyPart = this.sequence === 0;
    const rest = Buffer.concat(this.pieces);
    await this.write(rest, this.hash.digest('hex'));
    await this.call.options.onStep?.('body-complete');
    return isOnlyPart ? rest : null;
  }

  private async write(bytes: Buffer, sha256: string | null): Promise<void> {
    const { ctx } = this;
    const part = {
      callId: this.call.callId,
      head: this.head,
      firstSequence: this.sequence,
      chunks: await Promise.all(split(bytes).map((piece) => sealChunk(ctx.sealer, piece))),
      bodyBytes: this.size,
      foundJobUuid: this.scanner.jobUuid,
      sha256,
    };
    await this.storing(() => ctx.database.transaction((trx) => storeAnswerPart(trx, part)));
    this.head = null;
    this.storedJobUuid = part.foundJobUuid;
    this.sequence += part.chunks.length;
    this.pieces = [];
    this.waiting = 0;
  }

  /** The log is the last place for a Job UUID the database would not take. */
  private async storing(work: () => Promise<void>): Promise<void> {
    try {
      await untilStored(this.ctx, work);
    } catch (error) {
      const facts = { callId: this.call.callId, jobUuid: this.scanner.jobUuid, err: error };
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
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    parts.push(bytes.subarray(start, start + CHUNK_BYTES));
  }
  return parts;
}
