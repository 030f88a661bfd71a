import type { Generated } from 'kysely';

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
  /** 1 when it failed, or is unknown, and its queue's history counts that. */
  failure_counted: Generated<number>;
}

export interface CallChunkTable {
  call_id: string;
  sequence: number;
  /** Encoded, then sealed with the encryption key. */
  bytes_sealed: Uint8Array;
  /** 0: the bytes themselves. 1: raw DEFLATE. 2: Brotli. */
  encoding: Generated<number>;
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
