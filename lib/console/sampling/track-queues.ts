import { v7 as newId } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { insertQueue } from '@/lib/db/queries/queue/insert-queue';
import { listIdleQueueIds } from '@/lib/db/queries/queue/list-idle-queue-ids';
import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import type { Row } from '@/lib/db/schema';
import type { QueueFacts } from './site-facts';

/**
 * Tracks exactly the queues a site lists: adds new ones, takes over changed names and settings, archives those that are
 * gone. A queue with an open job or a call of unknown outcome is never archived: its ledger still needs a person.
 * @returns the queues listed now, by Queue UUID.
 */
export async function trackQueues(
  trx: Queryable,
  siteId: string,
  facts: readonly QueueFacts[],
  now: number,
): Promise<Map<string, Row<'queue'>>> {
  const known = new Map((await listSiteQueues(trx, siteId)).map((queue) => [queue.queue_uuid, queue]));
  const added = facts.filter((fact) => !known.has(fact.queueUuid));
  for (const fact of added) {
    await insertQueue(trx, {
      id: newId(),
      site_id: siteId,
      queue_uuid: fact.queueUuid,
      polled_by: 'nobody',
      created_at: now,
      name: fact.name,
      ...descriptionOf(fact),
    });
  }
  for (const fact of facts) {
    const queue = known.get(fact.queueUuid);
    if (queue === undefined || !hasChanged(queue, fact)) continue;
    // A name somebody gave it here stays.
    const name = queue.name === queue.listed_name ? { name: fact.name } : {};
    await updateQueue(trx, queue.id, { ...descriptionOf(fact), ...name });
  }
  await archiveGone(trx, [...known.values()], facts, now);
  if (added.length === 0) return known;
  return new Map((await listSiteQueues(trx, siteId)).map((queue) => [queue.queue_uuid, queue]));
}

function descriptionOf(fact: QueueFacts) {
  return {
    listed_name: fact.name,
    model: fact.model,
    trigger_type: fact.triggerType,
    extra_fields_json: writeJson(fact.extraFields),
    enabled: fact.enabled === null ? null : Number(fact.enabled),
    archived_at: null,
  };
}

function hasChanged(queue: Row<'queue'>, fact: QueueFacts): boolean {
  const now = descriptionOf(fact);
  return (
    queue.listed_name !== now.listed_name ||
    queue.model !== now.model ||
    queue.trigger_type !== now.trigger_type ||
    queue.extra_fields_json !== now.extra_fields_json ||
    queue.enabled !== now.enabled ||
    queue.archived_at !== null
  );
}

async function archiveGone(
  trx: Queryable,
  known: readonly Row<'queue'>[],
  facts: readonly QueueFacts[],
  now: number,
): Promise<void> {
  const listed = new Set(facts.map((fact) => fact.queueUuid));
  const gone = known.filter((queue) => queue.archived_at === null && !listed.has(queue.queue_uuid));
  const idle = await listIdleQueueIds(
    trx,
    gone.map((queue) => queue.id),
  );
  for (const id of idle) await updateQueue(trx, id, { archived_at: now });
}
