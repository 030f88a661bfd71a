import type { Generated } from 'kysely';

/** Append-only by triggers: an entry is given its place in the chain once, and only what a checkpoint stands for is ever removed. */
export interface ActivityTable {
  id: Generated<number>;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  /** `queue.process`, `account.create`, … (lib/domain/activity/verbs.ts). */
  verb: string;
  target_kind: string | null;
  target_id: string | null;
  target_name: string | null;
  /** `done`, `refused`, `failed` or `unknown`. */
  outcome: string;
  detail_json: string;
  /** The id of the request it was done by; for an upstream call the call's. */
  correlation_id: string | null;
  /** Made as the entry is written; null in entries from before there were signatures. */
  signature: string | null;
  /** Its place in the chain, counted up without a gap; null until it is sealed, seconds later. */
  sequence: number | null;
  chain: string | null;
}

/** Where the chain begins: one at its first start, and one each time old entries were removed. Never changed or removed. */
export interface ActivityCheckpointTable {
  /** Of the last entry that is gone; 0 at the first start. */
  sequence: number;
  /** The link of that entry. */
  chain: string;
  /** How many entries are gone, all together. */
  removed: number;
  /** Entries up to this id are from before there were signatures. */
  unsigned_to: number;
  at: number;
  signature: string;
}
