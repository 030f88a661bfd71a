import type { Generated } from 'kysely';

export interface EngineRecordTable {
  model: string;
  id: number;
  /** The workflow state; null for models without a workflow. */
  state: string | null;
  /** Canonical field values (lib/domain/field-types) but for id, workflow state, created_at and updated_at. Nulls are left out. */
  fields_json: string;
  /** What filters and sorts compare instead of the values, by field (lib/domain/comparison-keys). */
  keys_json: Generated<string>;
  created_at: number;
  updated_at: number;
  /** Counts the saves; a save that read an older version is refused. */
  version: number;
}

/** A field by which lists are filtered or sorted; the keeper of indexes makes one of it. */
export interface EngineRecordIndexTable {
  id: Generated<number>;
  model: string;
  field: string;
  wanted_at: number;
  /** Null while there is none yet. */
  made_at: number | null;
}
