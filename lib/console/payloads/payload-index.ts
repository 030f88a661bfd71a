import { readChunks } from '@/lib/db/queries/call/read-chunks';
import { holdsWords, mayHoldWords, readRecord } from '@/lib/domain/payload/record-row';
import { RecordScanner } from '@/lib/domain/payload/record-scanner';
import type { ConsoleContext } from '../context';
import { openChunk } from '../ledger/chunk-codec';
import { scanRecords } from './scan-records';

/** Where the records of a stored body are, so that a page of them is read without the rest. */
interface PayloadIndex {
  /** The offset of each record in the body, and the length of each. */
  offsets: number[];
  lengths: number[];
  /** The offset at which each chunk begins. */
  chunkStarts: number[];
  fields: string[];
  /** Numbers (from 0) of the records that hold the words of a search, by the search. */
  matches: Map<string, number[]>;
}

/** Indexes kept in memory. They are derived, so that losing one costs only time. */
const KEPT = 16;
const KEPT_SEARCHES = 8;
const kept = new Map<string, Promise<PayloadIndex>>();

/** The index of a body, made once. @param version changes when the stored bytes do (an erasure). */
export function payloadIndex(
  ctx: ConsoleContext,
  { callId, version }: { callId: string; version: number | null },
): Promise<PayloadIndex> {
  const key = `${callId} ${version ?? ''}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const making = makeIndex(ctx, callId).catch((error: unknown) => {
    kept.delete(key);
    throw error;
  });
  keepAtMost(kept, KEPT - 1);
  kept.set(key, making);
  return making;
}

async function makeIndex(ctx: ConsoleContext, callId: string): Promise<PayloadIndex> {
  const index: PayloadIndex = { offsets: [], lengths: [], chunkStarts: [], fields: [], matches: new Map() };
  const fields = new Set<string>();
  const decoder = new TextDecoder();
  const scanner = new RecordScanner({
    onList: () => {},
    onRecord: ({ bytes, offset }) => {
      index.offsets.push(offset);
      index.lengths.push(bytes.length);
      for (const field of fieldsOf(decoder.decode(bytes))) fields.add(field);
    },
  });
  let start = 0;
  for await (const piece of chunksFrom(ctx, callId, 0)) {
    index.chunkStarts.push(start);
    start += piece.length;
    scanner.push(piece);
  }
  fields.delete('id');
  return { ...index, fields: [...fields] };
}

function fieldsOf(text: string): string[] {
  try {
    const record: unknown = JSON.parse(text);
    const data =
      typeof record === 'object' && record !== null && 'recordData' in record ? record.recordData : null;
    return typeof data === 'object' && data !== null ? Object.keys(data) : [];
  } catch {
    return [];
  }
}

/** The records of these numbers as text, in their order; neighbours share the chunks they stand in. */
export async function readRecordTexts(
  ctx: ConsoleContext,
  callId: string,
  index: PayloadIndex,
  numbers: readonly number[],
): Promise<string[]> {
  const texts: string[] = [];
  let chunk: { at: number; bytes: Buffer } = { at: -1, bytes: Buffer.alloc(0) };
  for (const number of numbers) {
    const from = index.offsets[number] ?? 0;
    const to = from + (index.lengths[number] ?? 0);
    const parts: Buffer[] = [];
    for (let at = chunkAt(index, from); (index.chunkStarts[at] ?? to) < to; at += 1) {
      if (chunk.at !== at) chunk = { at, bytes: await readChunk(ctx, callId, at) };
      const start = index.chunkStarts[at] ?? 0;
      parts.push(chunk.bytes.subarray(Math.max(0, from - start), to - start));
    }
    texts.push(Buffer.concat(parts).toString());
  }
  return texts;
}

/** The chunk an offset stands in. */
function chunkAt({ chunkStarts }: PayloadIndex, offset: number): number {
  const after = chunkStarts.findIndex((start) => start > offset);
  return (after === -1 ? chunkStarts.length : after) - 1;
}

async function readChunk(ctx: ConsoleContext, callId: string, sequence: number): Promise<Buffer> {
  const [chunk] = await readChunks(ctx.database.kysely, callId, sequence, 1);
  return chunk === undefined ? Buffer.alloc(0) : openChunk(ctx.sealer, chunk);
}

async function* chunksFrom(ctx: ConsoleContext, callId: string, from: number): AsyncGenerator<Buffer> {
  for (let sequence = from; ; sequence += 1) {
    const chunk = await readChunk(ctx, callId, sequence);
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** Numbers (from 0) of the records that hold every word. */
export async function matchesOf(
  ctx: ConsoleContext,
  callId: string,
  index: PayloadIndex,
  words: readonly string[],
): Promise<number[]> {
  const key = words.join(' ');
  const known = index.matches.get(key);
  if (known !== undefined) return known;
  const numbers: number[] = [];
  const decoder = new TextDecoder();
  let number = 0;
  for await (const { bytes } of scanRecords(ctx, callId)) {
    const text = decoder.decode(bytes);
    if (mayHoldWords(text, words) && holdsWords(readRecord(text), words)) numbers.push(number);
    number += 1;
  }
  keepAtMost(index.matches, KEPT_SEARCHES - 1);
  index.matches.set(key, numbers);
  return numbers;
}

function keepAtMost(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
