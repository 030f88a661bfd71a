/** `tier` is `minute`, `quarter` or `day`; `at` the start of its bucket. Gauges are the last seen, counters the sum; null is a gap. */
export interface HistoryPointTable {
  tier: string;
  queue_id: string;
  at: number;
  queued: number | null;
  processing: number | null;
  oldest_age_ms: number | null;
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number;
}

/** What is known of a queue now. Null is unknown, never zero. */
export interface QueueReadingTable {
  queue_id: string;
  queued: number | null;
  queued_basis: string;
  queued_at: number;
  processing: number | null;
  processing_basis: string;
  processing_at: number;
  oldest_triggered_at: number | null;
  /** Running totals, from which the history takes its counters. */
  entered_total: number | null;
  taken_total: number | null;
  finished_total: number | null;
  /** Why the last attempt to read this queue failed; null when it did not. */
  problem: string | null;
  /** Of a real site: the totals up to which the history has counted. */
  counted_taken: number | null;
  counted_finished: number | null;
}
