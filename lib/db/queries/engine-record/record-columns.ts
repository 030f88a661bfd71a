import type { Row } from '../../schema';

/** A record without the keys by which lists compare: they are as long as its values, and the database alone reads them. */
export type RecordRow = Omit<Row<'engine_record'>, 'keys_json'>;

export const RECORD_COLUMNS = [
  'model',
  'id',
  'state',
  'fields_json',
  'created_at',
  'updated_at',
  'version',
] as const satisfies readonly (keyof RecordRow)[];
