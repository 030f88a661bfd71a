import type { Queryable } from '@/lib/db/database';
import { AppError } from '@/lib/domain/errors';
import { MAX_IMPORT_COLUMNS, type ImportReading } from '@/lib/domain/imports';
import { isJsonObject } from '@/lib/domain/json-text';
import { quoteInput } from '@/lib/domain/quote-input';
import { readCsv } from './read-csv';
import { readNdjson } from './read-ndjson';
import { readImportText } from './read-text';

const SAMPLES = 5;
/** NDJSON has no header: its columns are the names in so many lines. */
const NDJSON_LINES = 1000;
const SAMPLE_CHARACTERS = 200;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const NOTHING = 'Nothing was kept and no record was changed.';

/**
 * Finds out how a stored file is read: CSV or NDJSON, the delimiter, the columns, and a few rows to show.
 * @throws AppError `invalid` when it has no columns, too many, or two of one name.
 */
export async function detectReading(
  db: Queryable,
  importId: string,
  fileName: string,
): Promise<ImportReading> {
  const head = await firstPiece(db, importId);
  const begin = head.trimStart()[0];
  if (begin === '[' && !/\.(csv|tsv|txt)$/i.test(fileName))
    throw invalid(
      'The file is one JSON list. Write it as NDJSON: one object a line, without the list around them.',
    );
  return begin === '{' ? detectNdjson(db, importId) : detectCsv(db, importId, head);
}

async function firstPiece(db: Queryable, importId: string): Promise<string> {
  for await (const piece of readImportText(db, importId)) return piece.replace(/^\uFEFF/, '');
  return '';
}

async function detectCsv(db: Queryable, importId: string, head: string): Promise<ImportReading> {
  const delimiter = delimiterOf(head.slice(0, head.search(/[\r\n]|$/)));
  const samples: string[][] = [];
  let columns: readonly string[] | null = null;
  for await (const { values } of readCsv(readImportText(db, importId), delimiter)) {
    if (columns === null) columns = checkColumns(values);
    else samples.push(values.slice(0, columns.length).map((value) => value.slice(0, SAMPLE_CHARACTERS)));
    if (samples.length === SAMPLES) break;
  }
  if (columns === null || samples.length === 0)
    throw invalid(
      'The file has no row below its header: the first line names the columns, each further line is a record.',
    );
  return { format: 'csv', delimiter, columns: [...columns], samples };
}

/** The one that parts the header most often, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.slice(0, 100_000).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function checkColumns(names: readonly string[]): readonly string[] {
  if (names.length > MAX_IMPORT_COLUMNS)
    throw invalid(
      `The first line has ${names.length.toLocaleString('en')} columns; at most ${MAX_IMPORT_COLUMNS.toLocaleString('en')} can be imported.`,
    );
  const unnamed = names.findIndex((name) => name.trim() === '');
  if (unnamed !== -1)
    throw invalid(`Column ${unnamed + 1} has no name: the first line has to name every column.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`Two columns are called ${quoteInput(twice)}: rename one.`);
  return names;
}

async function detectNdjson(db: Queryable, importId: string): Promise<ImportReading> {
  const columns = new Set<string>();
  const rows: ReadonlyMap<string, unknown>[] = [];
  let lines = 0;
  for await (const line of readNdjson(readImportText(db, importId))) {
    lines += 1;
    if (line.ok) {
      for (const name of line.values.keys()) columns.add(name);
      if (rows.length < SAMPLES) rows.push(line.values);
    }
    if (columns.size > MAX_IMPORT_COLUMNS) break;
    if (lines === NDJSON_LINES) break;
  }
  if (columns.size === 0) throw invalid('No line of the file is a JSON object with names and values.');
  const names = checkColumns([...columns]);
  const samples = rows.map((row) => names.map((name) => toSample(row.get(name))));
  return { format: 'ndjson', delimiter: '', columns: [...names], samples };
}

/** What is nested fits no field and is only hinted at: written out, a line that nests thousands of levels overflows the stack. */
function toSample(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return '[…]';
  return isJsonObject(value) ? '{…}' : String(value).slice(0, SAMPLE_CHARACTERS);
}

function invalid(message: string): AppError {
  return new AppError('invalid', `${message} ${NOTHING}`);
}
