import type { Generated } from 'kysely';

/**
 * What changed of what people look at, in the order it was written: the truth of the live feed. Triggers write it in the transaction of
 * the change itself (lib/db/migrations/0020-live), and old rows are dropped after minutes.
 */
export interface LiveChangeTable {
  id: Generated<number>;
  /** Which part of the screens it is about: see LIVE_TOPICS in lib/domain/live. */
  topic: string;
  /** Which one: the id of a queue, a site, a token or an account; empty for all. */
  key: string;
  /** The database's clock. */
  at: number;
}
