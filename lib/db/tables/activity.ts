import type { Generated } from 'kysely';

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
