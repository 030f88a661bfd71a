import type { Generated } from 'kysely';

/** What one process call took, as the ledger knows it. */
export interface JobTable {
  id: string;
  queue_id: string;
  job_uuid: string;
  /** `open`, `finishing` or `finished`. */
  state: string;
  opened_at: number;
  /** The call that opened it; null when somebody else did and it was recovered by its UUID. */
  opened_call_id: string | null;
  holder_kind: string;
  holder_id: string | null;
  holder_name: string;
  /** `held`: the payload is stored whole and counted; `not-held`: it is not. */
  custody: string;
  /** The call whose stored body is the payload. */
  payload_call_id: string | null;
  payload_sha256: string | null;
  payload_bytes: number | null;
  record_count: number | null;
  /** Epoch milliseconds of the oldest `timestamp` in it. */
  oldest_triggered_at: number | null;
  finished_at: number | null;
  finish_call_id: string | null;
  clear_count: number | null;
  /** 1 when `finished` was concluded and not answered. */
  finish_inferred: number;
  /** When a person marked it for the integration; its next process call through the gateway gets these bytes. */
  handed_over_at: number | null;
  handed_over_by: string | null;
  /** The last time the stored bytes were given to an integration without asking the site, and to which token. */
  replayed_at: number | null;
  replayed_to_id: string | null;
  replayed_to_name: string | null;
  /** When its payload was removed because its time of keeping was over. */
  purged_at: number | null;
  /** When values in its payload were last erased: the bytes differ from `payload_sha256` since. */
  erased_at: number | null;
  /** When its records were written to `job_record`; null of a job from before there was that index. */
  indexed_at: number | null;
  /** 1 once how long it was open is in the history. */
  duration_counted: Generated<number>;
}

/** Which jobs hold a record, by its id as text, digit by digit. */
export interface JobRecordTable {
  identity: string;
  job_id: string;
}
