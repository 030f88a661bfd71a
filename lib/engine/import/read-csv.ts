import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '@/lib/domain/errors';
import { MAX_ROW_CHARACTERS } from '@/lib/domain/imports';

/** One record of a CSV, its header among them. */
export interface CsvRecord {
  /** As a spreadsheet numbers it: the first is 1, and empty lines count. */
  row: number;
  /** In order. */
  values: readonly string[];
}

/** What the parser gives for a record when it is asked to count. */
interface CountedRecord {
  info: { records: number; empty_lines: number };
  record: string[];
}

/**
 * Reads the records of a CSV: quotes, line breaks inside them, empty lines left out.
 * @throws AppError `invalid` naming the line that cannot be read; what came before it was given already.
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    info: true,
  });
  // What fails in it fails the loop below, and a reader may leave early; the callback keeps both from failing the process.
  pipeline(Readable.from(text), parser, () => {});
  try {
    for await (const { info, record } of parser as AsyncIterable<CountedRecord>)
      yield { row: info.records + info.empty_lines, values: record };
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

function unreadable(error: CsvError): AppError {
  const line = typeof error['lines'] === 'number' ? ` (line ${error['lines'].toLocaleString('en')})` : '';
  return new AppError(
    'invalid',
    `The file cannot be read to its end${line}. ${reasonOf(error)} No record was changed.`,
    { cause: error },
  );
}

function reasonOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quote (") that begins a value is never closed.';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return 'After a closing quote (") something other than the delimiter follows. Inside a quoted value a quote is written twice ("").';
    case 'INVALID_OPENING_QUOTE':
      return 'A quote (") stands in the middle of a value. Put the whole value in quotes and write the quote twice ("").';
    case 'CSV_MAX_RECORD_SIZE':
      return `A row is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en')} characters: is a quote (") not closed, or a line break missing?`;
    default:
      return 'Its form is not that of a CSV.';
  }
}
