import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { EngineChangeSetTable, EngineChangeTable } from './tables/change-log';
import type { DrainJobTable, DrainTable } from './tables/drain';
import type { JobRecordTable, JobTable } from './tables/job';
import type { EngineImportChunkTable, EngineImportProblemTable, EngineImportTable } from './tables/import';
import type { EngineRequestWindowTable } from './tables/request-window';
import type { QueueTable, SiteAlertTable, SitePaceTable, SiteTable } from './tables/sites';
import type { TokenQueueTable, TokenTable } from './tables/token';

/**
 * Every table of the program, for both databases.
 * Times are epoch milliseconds. Text columns that end in `_json` hold JSON. Flags are 0 or 1. Ids of the console are UUIDs (version 7).
 * `engine_*` is the built-in site; the rest is the console.
 */
export interface Schema {
  engine_model: EngineModelTable;
  engine_field: EngineFieldTable;
  engine_record: EngineRecordTable;
  engine_change_set: EngineChangeSetTable;
  engine_change: EngineChangeTable;
  engine_record_index: EngineRecordIndexTable;
  engine_alert: EngineAlertTable;
  engine_queue: EngineQueueTable;
  engine_queue_entry: EngineQueueEntryTable;
  engine_job: EngineJobTable;
  engine_once: EngineOnceTable;
  engine_sweep: EngineSweepTable;
  engine_oauth_client: EngineOauthClientTable;
  engine_oauth_token: EngineOauthTokenTable;
  engine_setting: EngineSettingTable;
  engine_request_window: EngineRequestWindowTable;
  engine_import: EngineImportTable;
  engine_import_chunk: EngineImportChunkTable;
  engine_import_problem: EngineImportProblemTable;
  site: SiteTable;
  site_alert: SiteAlertTable;
  site_pace: SitePaceTable;
  queue: QueueTable;
  queue_lock: QueueLockTable;
  queue_reading: QueueReadingTable;
  call: CallTable;
  call_chunk: CallChunkTable;
  job: JobTable;
  token: TokenTable;
  token_queue: TokenQueueTable;
  job_record: JobRecordTable;
  drain: DrainTable;
  drain_job: DrainJobTable;
  history_point: HistoryPointTable;
  account: AccountTable;
  session: SessionTable;
  setup_code: SetupCodeTable;
  sign_in_failure: SignInFailureTable;
  activity: ActivityTable;
  lease: LeaseTable;
  setting: SettingTable;
}

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

export interface EngineOauthClientTable {
  client_id: string;
  name: string;
  secret_hash: string;
  created_at: number;
  revoked_at: number | null;
  last_used_at: number | null;
  /** What it may do (lib/domain/oauth-scopes). */
  scopes_json: Generated<string>;
  version: Generated<number>;
}

export interface EngineOauthTokenTable {
  token_hash: string;
  client_id: string;
  created_at: number;
  expires_at: number;
}

export interface EngineSettingTable {
  name: string;
  value_json: string;
}

/** Held while a call of the queue is under way. One row a queue: the single-flight of console.md, step 1. */
export interface QueueLockTable {
  queue_id: string;
  call_id: string;
  /** The process that holds it. */
  instance_id: string;
  acquired_at: number;
  /** Renewed while the holder lives; a lock not renewed in time belongs to nobody. */
  renewed_at: number;
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

export interface CallTable {
  id: string;
  queue_id: string;
  /** `process` or `finish`. */
  verb: string;
  /** `requested`, `answered`, `failed` or `unknown`. */
  state: string;
  /** The Job UUID a finish names. */
  job_uuid: string | null;
  /** The job this call opened, redelivered or finished. */
  job_id: string | null;
  /** `limit_num` of a process call, when an integration gave one; part of what makes two calls the same. */
  limit_num: number | null;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  /** What the person saw when they confirmed, and why, as JSON. */
  expectation_json: string;
  instance_id: string;
  requested_at: number;
  /** When the request left for the site; null while only the intent stands. */
  sent_at: number | null;
  answered_at: number | null;
  settled_at: number | null;
  http_status: number | null;
  headers_json: string | null;
  body_bytes: number;
  /** 1 when the whole body is stored. */
  body_complete: number;
  body_sha256: string | null;
  /** The Job UUID the tolerant scan found in the body, before any parsing. */
  found_job_uuid: string | null;
  /** What came of it, as a closed code (lib/domain/call-outcome). */
  outcome: string | null;
  /** A sentence about the outcome. */
  detail: string | null;
  /** 1 when the outcome was concluded from a later call and not seen. */
  inferred: number;
  /** When its stored body was removed because its time of keeping was over. */
  purged_at: number | null;
  /** When values in its stored body were last erased: its bytes differ from `body_sha256` since. */
  erased_at: number | null;
}

export interface CallChunkTable {
  call_id: string;
  sequence: number;
  /** Encoded, then sealed with the encryption key. */
  bytes_sealed: Uint8Array;
  /** 0: the bytes themselves. 1: raw DEFLATE. */
  encoding: Generated<number>;
}

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

export interface AccountTable {
  id: string;
  email: string;
  name: string;
  /** argon2id, in its PHC string form. */
  password_hash: string;
  /** `viewer`, `operator` or `admin`. */
  role: string;
  created_at: number;
  disabled_at: number | null;
  last_sign_in_at: number | null;
}

export interface SessionTable {
  id: string;
  account_id: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  revoked_at: number | null;
  address: string | null;
  user_agent: string | null;
}

/** The one-time code printed in the terminal while there is no account. At most one row (id 1). */
export interface SetupCodeTable {
  id: number;
  code_hash: string;
  created_at: number;
}

/** Failed sign-ins, by what they named and where they came from; for the rate limit. */
export interface SignInFailureTable {
  id: string;
  email: string;
  address: string;
  at: number;
}

export interface ActivityTable {
  id: Generated<number>;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  /** `queue.process`, `account.create`, … */
  verb: string;
  target_kind: string | null;
  target_id: string | null;
  target_name: string | null;
  /** `done`, `refused`, `failed` or `unknown`. */
  outcome: string;
  detail_json: string;
  correlation_id: string | null;
}

export interface LeaseTable {
  name: string;
  instance_id: string;
  expires_at: number;
}

export interface SettingTable {
  name: string;
  value_json: string;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
export type RowUpdate<T extends keyof Schema> = Updateable<Schema[T]>;
