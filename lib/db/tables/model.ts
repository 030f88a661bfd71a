import type { Generated } from 'kysely';

export interface EngineModelTable {
  name: string;
  table_name: string;
  label: string;
  position: number;
  states_json: string;
  /** The id the next record of this model gets. */
  next_record_id: number;
  is_custom: number;
  /** The moves allowed between workflow states, as lists by the state left; null allows every move. */
  transitions_json: Generated<string | null>;
  /** Counts the changes an admin made; a change that saw an older one is refused. */
  version: Generated<number>;
}

export interface EngineFieldTable {
  model: string;
  name: string;
  type: string;
  relation: string | null;
  is_custom: number;
  position: number;
}
