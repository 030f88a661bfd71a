import type { Generated } from 'kysely';

/** A small number for a queue, because every row of its history carries it. */
export interface HistorySeriesTable {
  id: Generated<number>;
  queue_id: string;
}

/**
 * What a bucket of time holds. `tier` and `slot` are explained in lib/domain/history; gauges are the most of its samples, counters
 * the sum; null is a gap.
 */
interface HistoryColumns {
  tier: number;
  slot: number;
  queued: number | null;
  processing: number | null;
  /** Whole seconds. */
  oldest_age_s: number | null;
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number | null;
  /** How long the jobs were open that finished in it (lib/domain/duration-histogram). */
  durations: string | null;
}

export interface QueueHistoryTable extends HistoryColumns {
  series: number;
}

/** The slots of a queue in a stretch of time that is past (lib/db/packed-figures): slots n × its length and on are in block n. */
export interface PackedHistoryTable {
  tier: number;
  block: number;
  series: number;
  figures: Uint8Array;
}

/** The same summed over all queues of a site as each sample was taken: of gauges the largest of these sums. */
export interface SiteHistoryTable extends HistoryColumns {
  site_id: string;
  /** How many queues the gauges cover, at most. */
  queues: number | null;
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
