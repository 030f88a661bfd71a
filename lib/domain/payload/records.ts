import { LosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';

/** A record of a payload. Every number in it is a `LosslessNumber`, so that ids past 2^53 are shown as they were sent. */
export interface PayloadRecord {
  /** The record's id as it stands in the payload; null when it has none. */
  identity: string | null;
  /** Epoch milliseconds of the trigger; null when it cannot be read. */
  triggeredAt: number | null;
  recordData: Readonly<Record<string, unknown>>;
  /** The whole entry, for the raw view. */
  raw: unknown;
}

export interface Payload {
  jobUuid: string | null;
  records: readonly PayloadRecord[];
}

const entryShape = z.looseObject({
  timestamp: z.unknown().optional(),
  identity: z.unknown().optional(),
  recordData: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
const payloadShape = z.looseObject({
  job_uuid: z.string().nullish().catch(null),
  data: z.array(z.unknown()).nullish().catch(null),
});

/**
 * Reads a stored payload for the screen, losslessly; tolerant of everything a ledger may hold.
 * @returns null when it is not JSON at all: it is shown as text then.
 */
export function readPayload(text: string): Payload | null {
  const parsed = payloadShape.safeParse(parseLossless(text));
  if (!parsed.success) return null;
  return { jobUuid: parsed.data.job_uuid ?? null, records: (parsed.data.data ?? []).map(toRecord) };
}

/** A value of a payload as text: numbers digit by digit as they were sent, objects as JSON. Null stays null. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof LosslessNumber) return value.value;
  if (typeof value === 'string') return value;
  return stringify(value) ?? null;
}

function parseLossless(text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''), undefined, { onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    return undefined;
  }
}

function toRecord(raw: unknown): PayloadRecord {
  const parsed = entryShape.safeParse(raw);
  if (!parsed.success) return { identity: null, triggeredAt: null, recordData: {}, raw };
  const { timestamp, identity, recordData } = parsed.data;
  const seconds = Number(valueText(timestamp) ?? Number.NaN);
  return {
    identity: valueText(identity) ?? valueText(recordData?.['id']),
    triggeredAt: Number.isFinite(seconds) ? seconds * 1000 : null,
    recordData: recordData ?? {},
    raw,
  };
}
