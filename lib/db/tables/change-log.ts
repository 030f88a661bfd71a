import type { Generated } from 'kysely';

/** One save of one or many records: who, when and how. What it changed stands in `engine_change`. */
export interface EngineChangeSetTable {
  id: Generated<number>;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  /** What the records came from, such as the name of an imported file; null when they were saved one by one. */
  source: string | null;
}

/**
 * What one save did to one record, or the making of several with consecutive ids: one line for up to 1,000 of them.
 * What a record was before is found by going back from what stands now (lib/engine/records/change-history).
 */
export interface EngineChangeTable {
  set_id: number;
  /** Its place among the lines of the set, from 0. */
  position: number;
  model: string;
  record_id: number;
  /** The last of several that were made; else `record_id`. */
  last_record_id: number;
  /** Of the record, after it; at a deletion the last one. */
  version: number;
  /** `create`, `update` or `delete`. */
  kind: string;
  /** Of an update: `{"field":[old,new]}`. Of a deletion: the last values. Null at a creation. */
  values_json: string | null;
  /**
   * The alerts that queued, as they were then: `[{"id":1,"version":2,"name":"…"}]`; null for none. Of several records with
   * `records` when not all of them were queued: their distances from `record_id`.
   */
  alerts_json: string | null;
}
