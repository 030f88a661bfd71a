/** One row an alert, locked while entries are added or taken, so that the order of entries is the order of commits. */
export interface EngineQueueTable {
  alert_id: number;
  next_sequence: number;
  queued: number;
  entered_total: number;
  taken_total: number;
  finished_total: number;
}

/** A queued record. Taken entries move into their job and are deleted here. */
export interface EngineQueueEntryTable {
  alert_id: number;
  triggered_at: number;
  sequence: number;
  record_id: number;
}

export interface EngineJobTable {
  job_uuid: string;
  alert_id: number;
  opened_at: number;
  /** The OAuth application that took it. */
  opened_by: string | null;
  record_count: number;
  /** The oldest trigger among its entries. */
  oldest_triggered_at: number;
  /** The answer as it was given, for redelivery; null once finished. */
  payload: string | null;
  /** [[sequence, triggered_at, record_id], …], kept for a while so that a finished job can be queued again; `[]` once dropped. */
  entries_json: string;
  finished_at: number | null;
  clear_count: number | null;
  /** When its records went back to their queue; null while they never did. */
  requeued_at: number | null;
  /** Who sent them back, as shown to people. */
  requeued_by: string | null;
}
