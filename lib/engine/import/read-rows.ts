import type { Queryable } from '@/lib/db/database';
import type { ImportReading } from '@/lib/domain/imports';
import { readCsv } from './read-csv';
import { readNdjson } from './read-ndjson';
import { readImportText } from './read-text';

/** A row of an import: the values by column, or what is wrong with the whole of it. */
export interface ImportRow {
  /** As a person counts: the first row of data is 1. */
  number: number;
  values: ReadonlyMap<string, unknown>;
  problem: string | null;
}

const NO_VALUES: ReadonlyMap<string, unknown> = new Map();

/** Reads an uploaded file row by row. @throws AppError `invalid` where it cannot be read on. */
export async function* readRows(
  db: Queryable,
  importId: string,
  reading: ImportReading,
): AsyncGenerator<ImportRow> {
  const text = readImportText(db, importId);
  let number = 0;
  if (reading.format === 'ndjson') {
    for await (const line of readNdjson(text)) {
      number += 1;
      yield line.ok
        ? { number, values: line.values, problem: null }
        : { number, values: NO_VALUES, problem: line.message };
    }
    return;
  }
  const { columns } = reading;
  let isHeader = true;
  for await (const record of readCsv(text, reading.delimiter)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    number += 1;
    yield toRow(number, columns, record);
  }
}

function toRow(number: number, columns: readonly string[], record: readonly string[]): ImportRow {
  if (record.length !== columns.length) {
    const problem = `The row has ${record.length.toLocaleString('en')} values, and the header ${columns.length.toLocaleString('en')} columns.`;
    return { number, values: NO_VALUES, problem };
  }
  return { number, values: new Map(columns.map((column, index) => [column, record[index]])), problem: null };
}
