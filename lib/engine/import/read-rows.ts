import type { Queryable } from '@/lib/db/database';
import type { ImportReading } from '@/lib/domain/imports';
import { readCsv } from './read-csv';
import { readNdjson } from './read-ndjson';
import { readImportText } from './read-text';

/** A row of an import: the values by column, or what is wrong with the whole of it. */
export interface ImportRow {
  /** How many rows of data have come with it: the first is 1. Says how far an import is. */
  position: number;
  /** As people find it in the file. Of a CSV as a spreadsheet shows it, its header being row 1; of NDJSON the position. */
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
  let position = 0;
  if (reading.format === 'ndjson') {
    for await (const line of readNdjson(text)) {
      position += 1;
      const place = { position, number: position };
      yield line.ok
        ? { ...place, values: line.values, problem: null }
        : { ...place, values: NO_VALUES, problem: line.message };
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
    position += 1;
    yield toRow({ position, number: record.row }, columns, record.values);
  }
}

function toRow(
  place: Pick<ImportRow, 'position' | 'number'>,
  columns: readonly string[],
  record: readonly string[],
): ImportRow {
  if (record.length !== columns.length) {
    const problem = `The row has ${record.length.toLocaleString('en')} values, and the header ${columns.length.toLocaleString('en')} columns.`;
    return { ...place, values: NO_VALUES, problem };
  }
  return {
    ...place,
    values: new Map(columns.map((column, index) => [column, record[index]])),
    problem: null,
  };
}
