import type { ModelDefinition } from '@/lib/domain/field-types';

/*
 * An import of records goes:
 *
 *   uploading → uploaded     the file is there whole, is text in UTF-8, and its columns are known
 *   uploaded → checking      somebody said which column goes into which field; every row is read and checked
 *   checking → checked       with what is wrong, row by row; nothing was saved. Cancelled or unreadable: back to uploaded
 *   checked → importing      all or nothing, or the good rows only
 *   importing → done, cancelled, failed (nothing of it is in), or interrupted
 *   interrupted → importing  goes on after the last row that is in, when somebody says so
 *
 * A run that dies leaves `checking` to be begun anew, and `importing` to become `interrupted`: how many rows are in commits
 * together with those rows, so it is never a guess.
 */
export const IMPORT_STATES = [
  'uploading',
  'uploaded',
  'checking',
  'checked',
  'importing',
  'interrupted',
  'done',
  'cancelled',
  'failed',
] as const;

export const IMPORT_MODES = ['all', 'good-rows'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export const MAX_IMPORT_BYTES = 100_000_000;
export const MAX_IMPORT_COLUMNS = 1000;
/** Characters of one row; a text field holds a million. */
export const MAX_ROW_CHARACTERS = 4_000_000;
/** A check stops here: a file with more wrong does not fit its mapping. */
export const MAX_IMPORT_PROBLEMS = 100_000;
/** Of them the first are sent to a page; all are in the download. */
export const PROBLEMS_SHOWN = 100;
/** All or nothing is one transaction, and on SQLite everybody waits for it. */
export const MAX_ROWS_AT_ONCE = 25_000;

/** How a file is read. */
export interface ImportReading {
  format: 'csv' | 'ndjson';
  /** Between the columns of a CSV. */
  delimiter: string;
  columns: string[];
  /** The first rows, as text, in the order of the columns. */
  samples: string[][];
}

/** Which column goes into which field; a column that is not in it, or null, is left out. */
export interface ImportMapping {
  fields: Record<string, string | null>;
  /** What a row means whose id no record has. */
  unknownIds: 'refuse' | 'create';
}

/** Fields the site writes itself. */
const OWN_FIELDS = new Set(['created_at', 'updated_at']);

/** The fields an import can write; `id` says which record a row changes. */
export function importableFields(model: Pick<ModelDefinition, 'fields'>): string[] {
  return model.fields.map((field) => field.name).filter((name) => !OWN_FIELDS.has(name));
}

/** Guesses the mapping by name: `Amount requested` is `amount_requested`. No field is guessed twice. */
export function guessMapping(columns: readonly string[], fields: readonly string[]): ImportMapping['fields'] {
  const free = new Set(fields);
  return Object.fromEntries(
    columns.map((column) => {
      const name = column
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '_')
        .replaceAll(/^_|_$/g, '');
      return [column, free.delete(name) ? name : null];
    }),
  );
}
