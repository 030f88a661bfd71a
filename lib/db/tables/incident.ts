/** Trouble of a queue from when it was found until it was over. A queue has one open incident at most. */
export interface IncidentTable {
  id: string;
  queue_id: string;
  /** The worst it has been: `stuck`, `failing` or `backlog`. */
  state: string;
  /** What was the matter when it was last judged to be that bad. */
  sentence: string;
  opened_at: number;
  /** When it last became worse. */
  escalated_at: number | null;
  resolved_at: number | null;
  /** How it ended: `recovered`, `eased` into a milder incident, or `removed` with its queue. */
  resolution: string | null;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  /** The state that people were told of; null while nobody was, because the queue is snoozed. */
  told_state: string | null;
}

/** The state a queue was last judged to be in, so that the next judgement does not flap (lib/domain/health). */
export interface QueueHealthTable {
  queue_id: string;
  state: string;
  /** Since when it is in that state, and since when it is in trouble, or in none. */
  since: number;
  turned_at: number;
  /** When it was last seen that its site could not be read, or that its newest call had failed. */
  unreadable_at: number | null;
}

/** What differs from the defaults (the setting `health`) for one queue; null is the default. */
export interface QueueHealthSettingTable {
  queue_id: string;
  open_job_ms: number | null;
  queued_records: number | null;
  oldest_ms: number | null;
  /** Quiet hours of its own as JSON; an empty list is none. */
  quiet_json: string | null;
}

/** Somebody knows of it and has it in hand: nobody is told until then. */
export interface QueueSnoozeTable {
  queue_id: string;
  reason: string;
  until: number;
  set_at: number;
  /** The name of whoever did. */
  set_by: string;
}
