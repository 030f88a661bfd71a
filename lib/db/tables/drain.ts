/** A drain of a queue; its states are described in lib/domain/drain.ts. */
export interface DrainTable {
  id: string;
  queue_id: string;
  state: string;
  /** What it is doing: `processing`, `finishing` or `resting` between two calls. */
  step: string;
  /** 1: every round is finished; 0: it stops after the first round and leaves its job open. */
  finish_each: number;
  max_records: number | null;
  max_rounds: number;
  /** The plan as the person saw it when they confirmed. */
  plan_json: string;
  /** Who started it, or resumed it last. */
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  actor_address: string | null;
  started_at: number;
  /** When it came to rest last; null while it runs. */
  stopped_at: number | null;
  /** Time spent working, without the time it stood stopped. */
  worked_ms: number;
  rounds: number;
  records: number;
  cleared: number;
  bytes: number;
  /** The job it took and has not finished yet. */
  open_job_id: string | null;
  /** Why it came to rest, as a closed code. */
  reason: string | null;
  sentence: string | null;
  next_step: string | null;
  /** The process that drives it. */
  instance_id: string;
  /** Renewed while that process lives, by the database's clock. */
  renewed_at: number;
}

export interface DrainJobTable {
  drain_id: string;
  round: number;
  job_id: string;
}
