import type { Database } from '@/lib/db/database';
import type { Clock } from '@/lib/domain/clock';

/** What every verb of the built-in site works with. */
export interface EngineContext {
  database: Database;
  clock: Clock;
}
