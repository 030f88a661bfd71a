import { createHash, subtle } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { storeAnswerPart, type AnswerHead, type AnswerPart } from '@/lib/db/queries/call/store-answer-part';
import { JobUuidScanner } from '@/lib/domain/payload/job-uuid-scanner';
import { untilAborted } from '@/lib/fluxx/poll';
import type { ConsoleContext } from '../context';
import { sealChunk } from './chunk-codec';
import type { CallOptions } from './steps';
import { CHUNK_BYTES, FLUSH_BYTES, FLUSH_MS } from './timing';
import { untilStored } from './until-stored';

export type StoredBody =
  /** All of it is stored. */
  | { kind: 'whole' }
  /** It came in one part, which nobody has stored yet: whoever settles the call writes both in one commit. */
  | { kind: 'at-hand'; bytes: Buffer<ArrayBuffer>; unstored: Promise<AnswerPart> }
  /** The body is longer than the limit; its beginning is stored. */
  | { kind: 'too-long' };

export interface ComingAnswer {
  head: AnswerHead;
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

/**
 * Stores an answer while it comes, its body compressed and sealed: in commits of up to a megabyte, a quarter of a second after
 * it came at the latest; at once when the Job UUID has come and nothing more is there. Where all of it is there before any of that is
 * due, it is made ready to be stored.
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
    if (whole) return await store.complete();
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
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
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
  private pieces: Uint8Array<ArrayBuffer>[] = [];
  private unhashed: Uint8Array[] = [];
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

  async add(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.byteLength === 0) return;
    this.scanner.push(bytes);
    this.pieces.push(bytes);
    this.unhashed.push(bytes);
    this.size += bytes.byteLength;
    this.waiting += bytes.byteLength;
    if (this.waiting >= FLUSH_BYTES) await this.flush();
  }

  /** Writes what waits, and lets go of it only when it is committed. */
  async flush(): Promise<void> {
    if (this.head === null && this.waiting === 0) return;
    await this.write(this.takeWaiting(), false);
    await this.call.options.onStep?.('bytes-stored');
  }

  /** Writes the rest, and that this was all; where nothing was written before, it is only made ready. */
  async complete(): Promise<StoredBody> {
    const rest = this.takeWaiting();
    if (this.head !== null) {
      const unstored = this.seal(rest, sha256Of(rest));
      // Whoever settles the call meets the error too, a little later.
      unstored.catch(() => {});
      return { kind: 'at-hand', bytes: rest, unstored };
    }
    await this.write(rest, true);
    await this.call.options.onStep?.('body-complete');
    return { kind: 'whole' };
  }

  /** Copied only where it came in several pieces. */
  private takeWaiting(): Buffer<ArrayBuffer> {
    const [first] = this.pieces;
    if (first === undefined || this.pieces.length > 1) return Buffer.concat(this.pieces);
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  }

  /** @param sha256 of the whole body, with its last part. */
  private async seal(bytes: Buffer, sha256: Promise<string> | string | null): Promise<AnswerPart> {
    const sealed = split(bytes).map((piece) => sealChunk(this.ctx.sealer, piece));
    return {
      callId: this.call.callId,
      head: this.head,
      firstSequence: this.sequence,
      bodyBytes: this.size,
      foundJobUuid: this.scanner.jobUuid,
      sha256: await sha256,
      chunks: await Promise.all(sealed),
    };
  }

  private async write(bytes: Buffer, isLast: boolean): Promise<void> {
    for (const piece of this.unhashed.splice(0)) this.hash.update(piece);
    const part = await this.seal(bytes, isLast ? this.hash.copy().digest('hex') : null);
    await storePart(this.ctx, part);
    this.head = null;
    this.storedJobUuid = part.foundJobUuid;
    this.sequence += part.chunks.length;
    this.pieces = [];
    this.waiting = 0;
  }
}

/** Stores a part by itself. The log is the last place for a Job UUID the database would not take. */
export async function storePart(ctx: ConsoleContext, part: AnswerPart): Promise<void> {
  try {
    await untilStored(ctx, () => ctx.database.transaction((trx) => storeAnswerPart(trx, part)));
  } catch (error) {
    const facts = { callId: part.callId, jobUuid: part.foundJobUuid, err: error };
    ctx.log.error(facts, 'An answer could not be stored; this line may be the only trace of its Job UUID');
    throw error;
  }
}

/** On another thread, as compressing is. */
async function sha256Of(bytes: Buffer<ArrayBuffer>): Promise<string> {
  return Buffer.from(await subtle.digest('SHA-256', bytes)).toString('hex');
}

function split(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    parts.push(bytes.subarray(start, start + CHUNK_BYTES));
  }
  return parts;
}
