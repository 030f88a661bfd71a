/** The columns of an entry that its proof covers, in the one order they are written in. */
export interface ProvenColumns {
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  verb: string;
  target_kind: string | null;
  target_id: string | null;
  target_name: string | null;
  outcome: string;
  detail_json: string;
  correlation_id: string | null;
}

/**
 * An entry as bytes: a JSON array of its columns. No two entries have the same ones, because a text cannot hold an unescaped quote,
 * and null is no text.
 */
export function canonicalEntry(row: ProvenColumns): string {
  return JSON.stringify([
    row.at,
    row.actor_kind,
    row.actor_id,
    row.actor_name,
    row.address,
    row.verb,
    row.target_kind,
    row.target_id,
    row.target_name,
    row.outcome,
    row.detail_json,
    row.correlation_id,
  ]);
}
