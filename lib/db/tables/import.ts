/** A file of records on its way into a model; the states are described in lib/domain/imports. */
export interface EngineImportTable {
  id: string;
  model: string;
  file_name: string;
  byte_count: number;
  /** How the file is read: format, delimiter, columns and first rows; null until it is there whole. */
  reading_json: string | null;
  /** Which column goes into which field; null until somebody said. */
  mapping_json: string | null;
  state: string;
  /** `all` or `good-rows`; null until the import was started. */
  mode: string | null;
  stop_requested: number;
  /** Rows of the file; null until a check has read it to its end. */
  row_count: number | null;
  /** Rows that the check or the import under way has come past. Commits together with what those rows did. */
  rows_read: number;
  rows_good: number;
  rows_bad: number;
  rows_saved: number;
  /** Why it stopped, as a sentence. */
  problem: string | null;
  /** The run that works on it; null while it waits. */
  runner: string | null;
  /** By the database's clock; a run that has not renewed it in time is dead. */
  renewed_at: number | null;
  actor_json: string;
  created_at: number;
  phase_started_at: number | null;
  /** `rows_read` when the run under way began; with `phase_started_at` it gives the rate. */
  phase_started_row: number;
  finished_at: number | null;
  version: number;
}

/** The uploaded file, compressed, in pieces; dropped when the import has ended. */
export interface EngineImportChunkTable {
  import_id: string;
  sequence: number;
  bytes: Uint8Array;
}

/** What is wrong with a row of an import. */
export interface EngineImportProblemTable {
  import_id: string;
  /** As a person counts: the first row of data is 1. */
  row_number: number;
  sequence: number;
  /** The file's column; empty when the whole row is meant. */
  column_name: string;
  message: string;
}
