import { stringify } from 'csv-stringify/sync';
import { LosslessNumber } from 'lossless-json';
import { valueText } from '@/lib/domain/payload/records';

/** What a CSV file begins with: a byte order mark, without which Excel reads UTF-8 as something else, and the names of its columns. */
export function csvHead(columns: readonly string[]): Uint8Array {
  return Buffer.from(`\uFEFF${csvLines([[...columns]])}`);
}

/** Rows as CSV. A number of a payload is a `LosslessNumber` here. */
export function csvLines(rows: readonly unknown[][]): string {
  return stringify(
    rows.map((row) => row.map((value) => (value instanceof LosslessNumber ? value : valueText(value)))),
    {
      record_delimiter: '\r\n',
      escape_formulas: true,
      cast: {
        object: (value) =>
          value instanceof LosslessNumber ? { value: value.value, escape_formulas: false } : String(value),
      },
    },
  );
}
