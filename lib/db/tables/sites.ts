export interface SiteTable {
  id: string;
  name: string;
  /** `built-in` or `remote`. */
  kind: string;
  base_url: string;
  /** Client id and secret, or a bearer token, as JSON; null when none is set. Sealed with the encryption key. */
  credentials_sealed: Uint8Array | null;
  /** What may be told of them: `client` or `bearer`, the client id, and when they were given. */
  credentials_kind: string | null;
  client_id: string | null;
  credentials_set_at: number | null;
  /** When the site last answered a reading. */
  contact_at: number | null;
  /** When its alerts were last read whole; what `site_alert` holds is from then. */
  listed_at: number | null;
  /** When a reading was last tried, and why it failed; null when it did not. */
  tried_at: number | null;
  problem: string | null;
  created_at: number;
  archived_at: number | null;
}

/** An API alert as a real site listed it at the last whole reading (`site.listed_at`). */
export interface SiteAlertTable {
  site_id: string;
  /** In lower case, so that two spellings are one queue. */
  queue_uuid: string;
  name: string;
  model: string | null;
  trigger_type: string | null;
  extra_fields_json: string;
  enabled: number | null;
}

/** How fast a real site may be called, of all instances together. Times are the database's own. */
export interface SitePaceTable {
  site_id: string;
  /** When the calls made so far would have been spread out evenly (GCRA's theoretical arrival time). */
  spread_until: number;
  /** The site asked to be left alone until then; readings wait. */
  reads_after: number;
}

export interface QueueTable {
  id: string;
  site_id: string;
  queue_uuid: string;
  name: string;
  model: string | null;
  trigger_type: string | null;
  extra_fields_json: string;
  /** 1, 0, or null when the site does not say. */
  enabled: number | null;
  /** Who else polls this queue: `nobody`, `gateway` or `directly`. Decides how Process is confirmed. */
  polled_by: string;
  /** Who looks after the integration, and what to know about it; written by people. */
  owner: string | null;
  notes: string | null;
  /** The name its site gives it; `name` differs when somebody renamed it here. Null when it was typed in. */
  listed_name: string | null;
  created_at: number;
  archived_at: number | null;
}
