import { LosslessNumber, parse } from 'lossless-json';
import { z } from 'zod';

/** Longer ids are no ids; the index of records stays small. */
const LONGEST_IDENTITY = 200;

const lossless = z.looseObject({
  identity: z.unknown().optional(),
  recordData: z.looseObject({ id: z.unknown().optional() }).optional().catch(undefined),
});

/**
 * The id of a record of a payload, digit by digit as it was sent: its `identity`, else the `id` of its data.
 * @param record the entry as `JSON.parse` gives it.
 * @param text the same as text: read again, losslessly, when the id is past what a JavaScript number holds.
 * @returns null when it has none.
 */
export function identityOf(record: Readonly<Record<string, unknown>>, text: string): string | null {
  const quick = record['identity'] ?? idOfData(record['recordData']);
  if (quick === null || quick === undefined) return null;
  if (typeof quick === 'string') return quick === '' ? null : quick.slice(0, LONGEST_IDENTITY);
  if (typeof quick === 'number' && Number.isSafeInteger(quick)) return String(quick);
  return slowly(text);
}

function idOfData(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
}

function slowly(text: string): string | null {
  try {
    const parsed = lossless.safeParse(parse(text, undefined, { onDuplicateKey: ({ newValue }) => newValue }));
    const value = parsed.success ? (parsed.data.identity ?? parsed.data.recordData?.id) : null;
    return value instanceof LosslessNumber ? value.value.slice(0, LONGEST_IDENTITY) : null;
  } catch {
    return null;
  }
}
