import type { Generated } from 'kysely';

export interface EngineAlertTable {
  id: Generated<number>;
  queue_uuid: string;
  name: string;
  model: string;
  trigger_type: string;
  /** The filter as it was written, or null. */
  filter_json: string | null;
  transition_states_json: string;
  trigger_fields_json: string;
  extra_fields_json: string;
  enabled: number;
  created_at: number;
  updated_at: number;
  version: number;
  /** Of the form that made it; null when it was made without one. No two alerts share one. */
  creation_key: string | null;
}

/** A One Time Filter alert has queued this record and never will again. */
export interface EngineOnceTable {
  alert_id: number;
  record_id: number;
}

export interface EngineSweepTable {
  alert_id: number;
  /** The sweep has looked at records up to this id; 0 when it begins anew. */
  after_record_id: number;
  started_at: number;
  finished_at: number | null;
}
