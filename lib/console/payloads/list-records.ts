import type { z } from 'zod';
import type { recordResponse, RecordRowView, recordsResponse } from '@/lib/domain/api/payloads';
import { AppError } from '@/lib/domain/errors';
import { readRecord, wordsOf } from '@/lib/domain/payload/record-row';
import type { ConsoleContext } from '../context';
import { heldJob } from './held-payload';
import { matchesOf, payloadIndex, readRecordTexts } from './payload-index';

/** Characters of a value in a table; a whole one may be megabytes. */
const LONGEST_VALUE = 300;

/**
 * A page of the records of a stored payload, of those that hold every word of `search`. The browser never gets the rest,
 * so that a payload of any size is looked through.
 * @throws AppError `not-found`, `not-held`
 */
export async function listRecords(
  ctx: ConsoleContext,
  jobId: string,
  { from, count, search }: { from: number; count: number; search: string },
): Promise<z.infer<typeof recordsResponse>> {
  const job = await heldJob(ctx, jobId);
  const index = await payloadIndex(ctx, { callId: job.payload_call_id, version: job.erased_at });
  const words = wordsOf(search);
  const total = index.offsets.length;
  const matches = words.length === 0 ? null : await matchesOf(ctx, job.payload_call_id, index, words);
  const numbers =
    matches === null
      ? Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, place) => from + place)
      : matches.slice(from, from + count);
  const texts = await readRecordTexts(ctx, job.payload_call_id, index, numbers);
  return {
    fields: index.fields,
    total,
    matching: matches?.length ?? total,
    from,
    records: texts.map((text, place) => toRow((numbers[place] ?? 0) + 1, text)),
  };
}

function toRow(number: number, text: string): RecordRowView {
  const { id, triggeredAt, values } = readRecord(text);
  const short = Object.entries(values).map(([field, value]) => [field, shorten(value)] as const);
  return { number, id, triggeredAt, values: Object.fromEntries(short) };
}

function shorten(value: string | null): string | null {
  return value !== null && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

/** One record whole, as it stands in the payload. @throws AppError `not-found`, `not-held` */
export async function readOneRecord(
  ctx: ConsoleContext,
  { id: jobId, number }: { id: string; number: number },
): Promise<z.infer<typeof recordResponse>> {
  const job = await heldJob(ctx, jobId);
  const index = await payloadIndex(ctx, { callId: job.payload_call_id, version: job.erased_at });
  if (number > index.offsets.length)
    throw new AppError(
      'not-found',
      `This payload has ${index.offsets.length} records; there is no number ${number}.`,
    );
  const [raw = ''] = await readRecordTexts(ctx, job.payload_call_id, index, [number - 1]);
  return { number, id: readRecord(raw).id, raw };
}
