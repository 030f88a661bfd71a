/** A way to tell people: a webhook or an e-mail address. Kept after its removal, because the delivery log names it. */
export interface NotificationChannelTable {
  id: string;
  name: string;
  /** `webhook` or `email`. */
  kind: string;
  /** What may be shown of the target: addresses of webhooks often contain a secret. */
  shown: string;
  target_sealed: Uint8Array;
  /** The key that webhooks are signed with. */
  secret_sealed: Uint8Array | null;
  secret_set_at: number | null;
  created_at: number;
  removed_at: number | null;
  /** Until then nothing is sent over it: the other side failed, or asked to be left alone. */
  held_until: number | null;
}

/** Who is told of what. Sites and queues are lists of ids as JSON; null for both is every queue. */
export interface NotificationRuleTable {
  id: string;
  name: string;
  channel_id: string;
  states_json: string;
  sites_json: string | null;
  queues_json: string | null;
  /** Reminds after this time, again and again, while it lasts; null is never. */
  remind_ms: number | null;
  enabled: number;
  created_at: number;
}

/** Something to tell and what became of it: the outbox and the delivery log. Its id is the `webhook-id`. */
export interface NotificationTable {
  id: string;
  channel_id: string;
  /** Null for a test. */
  incident_id: string | null;
  /** `opened`, `escalated`, `reminded`, `resolved` or `test`. */
  kind: string;
  /** Counts those of a kind of one incident and channel from 0. */
  round: number;
  message_json: string;
  /** `waiting`, `delivered`, `given-up`, or `merged` into another that was sent for many. */
  state: string;
  /** The one that carries it, when it is `merged`. */
  merged_into: string | null;
  created_at: number;
  attempts: number;
  /** When it may first be sent; null when it is not to be any more. */
  next_attempt_at: number | null;
  /** By the database's clock: until then one instance is sending it. */
  claimed_until: number | null;
  attempted_at: number | null;
  answer_status: number | null;
  problem: string | null;
  /** When it was delivered or given up. */
  ended_at: number | null;
}
