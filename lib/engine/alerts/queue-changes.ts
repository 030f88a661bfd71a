import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/db/database';
import { listQueueTotals } from '@/lib/db/queries/engine-queue/list-totals';
import type { Alert } from './alert-view';

/** What stood in the queues of some alerts when it was looked at last, as this process remembers it. */
interface Seen {
  /** Another one for other alerts, and for another process: what was told of those says nothing here. */
  name: string;
  alerts: readonly Alert[];
  looks: number;
  queues: Map<number, { totals: string; changedAt: number }>;
}

export interface QueueChanges {
  /** The alerts whose queue may have changed; null when that cannot be said, so all of them are to be told. */
  changed: readonly Alert[] | null;
  /** What to ask with the next time. */
  next: string;
}

const memories = new WeakMap<Database, Seen>();

/**
 * Which queues are not as they were when `next` was told. The totals of all are read by one query and compared with what they were:
 * no change can be missed, whoever made it and whenever it commits. It may name a queue that did not change.
 * @param alerts every alert, in a list that is the same while none has changed.
 */
export async function changedQueues(
  database: Database,
  alerts: readonly Alert[],
  since: string,
): Promise<QueueChanges> {
  const all = await listQueueTotals(database.kysely);
  const seen = remembered(database, alerts);
  seen.looks += 1;
  for (const [alertId, totals] of all) look(seen, alertId, totals);
  const from = placeOf(seen, since);
  return {
    changed: from === null ? null : alerts.filter(({ id }) => (seen.queues.get(id)?.changedAt ?? 0) > from),
    next: `${seen.name}.${seen.looks}`,
  };
}

function remembered(database: Database, alerts: readonly Alert[]): Seen {
  const known = memories.get(database);
  if (known?.alerts === alerts) return known;
  const fresh: Seen = { name: randomUUID(), alerts, looks: 0, queues: new Map() };
  memories.set(database, fresh);
  return fresh;
}

function look({ queues, looks }: Seen, alertId: number, totals: string): void {
  if (queues.get(alertId)?.totals !== totals) queues.set(alertId, { totals, changedAt: looks });
}

/** @returns null for a place of another memory than this. */
function placeOf({ name, looks }: Seen, since: string): number | null {
  const [of, place] = since.split('.');
  const number = Number(place);
  return of === name && Number.isInteger(number) && number <= looks ? number : null;
}
