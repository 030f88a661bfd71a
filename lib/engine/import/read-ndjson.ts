import { AppError } from '@/lib/domain/errors';
import { MAX_ROW_CHARACTERS } from '@/lib/domain/imports';
import { isJsonObject, parseJsonText, TooManyValuesError } from '@/lib/domain/json-text';

/** A line of NDJSON: what stands in it by name, or what is wrong with it. */
export type NdjsonLine = { ok: true; values: ReadonlyMap<string, unknown> } | { ok: false; message: string };

/**
 * Reads a file of one JSON object a line; empty lines are left out.
 * @throws AppError `invalid` for a line that is too long.
 */
export async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<NdjsonLine> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield readLine(line);
    if (rest.length > MAX_ROW_CHARACTERS) throw tooLong();
  }
  if (rest.trim() !== '') yield readLine(rest);
}

function readLine(line: string): NdjsonLine {
  if (line.length > MAX_ROW_CHARACTERS) throw tooLong();
  let value: unknown;
  try {
    value = parseJsonText(line);
  } catch (error) {
    if (error instanceof TooManyValuesError) return { ok: false, message: error.message };
    return { ok: false, message: 'This line is not JSON. Each line is one object: {"name":"value"}.' };
  }
  if (!isJsonObject(value))
    return { ok: false, message: 'This line is not a JSON object: {"name":"value"}.' };
  return { ok: true, values: new Map(Object.entries(value)) };
}

function tooLong(): AppError {
  return new AppError(
    'invalid',
    `A line is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en')} characters: is this NDJSON, with one object a line? No record was changed.`,
  );
}
