/** Who a job belongs to that no process call of ours opened. */
export const SOMEBODY_ELSE = {
  holder_kind: 'foreign',
  holder_id: null,
  holder_name: 'Somebody else',
} as const;

/** A job known by its UUID alone. */
export const NO_PAYLOAD = {
  custody: 'not-held',
  payload_call_id: null,
  payload_sha256: null,
  payload_bytes: null,
  record_count: null,
  oldest_triggered_at: null,
} as const;

/** A job that counted as finished and was not; how long it takes is counted again when it is. */
export const REOPENED = {
  state: 'open',
  finished_at: null,
  finish_call_id: null,
  clear_count: null,
  finish_inferred: 0,
  duration_counted: 0,
} as const;
