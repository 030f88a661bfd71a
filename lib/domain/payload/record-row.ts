import { readPayload, valueText } from './records';

/** A record of a payload as a table shows it: every value is text, digit by digit as it was sent. */
export interface RecordValues {
  id: string | null;
  /** Epoch milliseconds of the trigger. */
  triggeredAt: number | null;
  /** By field of `recordData`; null is null in the payload. */
  values: Readonly<Record<string, string | null>>;
}

const NOTHING: RecordValues = { id: null, triggeredAt: null, values: {} };

/** Reads one record of a payload, losslessly. */
export function readRecord(text: string): RecordValues {
  const [record] = readPayload(`{"data":[${text}]}`)?.records ?? [];
  if (record === undefined) return NOTHING;
  const values = Object.entries(record.recordData).map(
    ([field, value]) => [field, valueText(value)] as const,
  );
  return { id: record.identity, triggeredAt: record.triggeredAt, values: Object.fromEntries(values) };
}

/** A word that names a record by its id, letter for letter: `id:21277590`. */
const ID = 'id:';

/** Whether a record holds every word, in its id or any value, whatever its case. */
export function holdsWords({ id, values }: RecordValues, words: readonly string[]): boolean {
  return holdsAll({ id, text: [id, ...Object.values(values)].join('\n').toLowerCase() }, words);
}

/** The same of a record whose text was put together before, in lower case. */
export function holdsAll(
  { id, text }: { id: string | null; text: string },
  words: readonly string[],
): boolean {
  return words.every((word) =>
    word.startsWith(ID)
      ? id?.toLowerCase() === word.slice(ID.length) || text.includes(word)
      : text.includes(word),
  );
}

/** The words of a search, in lower case. */
export function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether the text of a record may hold every word: false only when it certainly does not. Spares parsing most records. */
export function mayHoldWords(text: string, words: readonly string[]): boolean {
  if (text.includes('\\')) return true;
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word.startsWith(ID) ? word.slice(ID.length) : word));
}
