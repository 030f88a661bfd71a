import { stringify } from 'lossless-json';
import { holdsAll, wordsOf } from '@/lib/domain/payload/record-row';
import { readPayload, valueText, type PayloadRecord } from '@/lib/domain/payload/records';

/** A record of a payload as the table shows it: every value is text, digit by digit as it was sent. */
export interface RecordRow {
  /** From 1, in the order of the payload. */
  number: number;
  id: string | null;
  /** Epoch milliseconds of the trigger. */
  triggeredAt: number | null;
  /** By field, in the table's order; null is null in the payload, undefined is not there. */
  values: Readonly<Record<string, string | null>>;
  /** The whole entry as JSON text. */
  raw: string;
  /** What search looks at, in lower case. */
  text: string;
}

/** What a field's values are in all records of a payload: decides how the column is aligned and sorted. */
export type FieldKind = 'whole' | 'number' | 'text';

export interface RecordTable {
  /** Fields of `recordData` but `id`, in the order they first occur. */
  fields: readonly { name: string; kind: FieldKind }[];
  rows: readonly RecordRow[];
}

const WHOLE = /^-?\d+$/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** The table of a payload; null when it is no JSON. */
export function tableOf(text: string): RecordTable | null {
  const payload = readPayload(text);
  if (payload === null) return null;
  const names = new Set(payload.records.flatMap((record) => Object.keys(record.recordData)));
  names.delete('id');
  const rows = payload.records.map(toRow);
  return { fields: Array.from(names, (name) => ({ name, kind: kindOf(name, rows) })), rows };
}

function kindOf(name: string, rows: readonly RecordRow[]): FieldKind {
  const values = rows.map((row) => row.values[name] ?? '').filter((value) => value !== '');
  if (values.length === 0) return 'text';
  if (values.every((value) => WHOLE.test(value))) return 'whole';
  return values.every((value) => NUMBER.test(value)) ? 'number' : 'text';
}

function toRow(record: PayloadRecord, index: number): RecordRow {
  const entries = Object.entries(record.recordData).map(
    ([field, value]) => [field, valueText(value)] as const,
  );
  const values = Object.fromEntries(entries);
  return {
    number: index + 1,
    id: record.identity,
    triggeredAt: record.triggeredAt,
    values,
    raw: stringify(record.raw) ?? '',
    text: [record.identity, ...Object.values(values)].join('\n').toLowerCase(),
  };
}

/** The rows that hold every word. */
export function searchRows(rows: readonly RecordRow[], search: string): readonly RecordRow[] {
  const words = wordsOf(search);
  return words.length === 0 ? rows : rows.filter((row) => holdsAll(row, words));
}

/** What a value sorts by: whole numbers by their size however long, other numbers by their size, text as text. */
export function sortValueOf(
  value: string | null | undefined,
  kind: FieldKind,
): string | number | bigint | null {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'whole') return BigInt(value);
  return kind === 'number' ? Number(value) : value;
}
