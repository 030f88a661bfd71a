import { isQueueTopic, type QueueTopic } from '@/lib/domain/live';
import type { Row } from '@/lib/db/schema';

/** What a number of changes asks of the feed, each thing once. */
export interface SortedChanges {
  queues: Map<string, Set<QueueTopic>>;
  /** Something changed that is part of many queues. */
  all: boolean;
  /** When the counts of a site were last read. */
  reads: Map<string, number>;
  overview: boolean;
  /** Accounts and tokens whose rights may have changed; an empty one is everybody. */
  access: Set<string>;
}

/** @param sorted what was sorted before; the changes are added to it. */
export function sortChanges(
  changes: readonly Row<'live_change'>[],
  sorted: SortedChanges = nothingSorted(),
): SortedChanges {
  for (const { topic, key, at } of changes) {
    if (isQueueTopic(topic)) addTopic(sorted.queues, key, topic);
    else if (topic === 'site' || topic === 'token') sorted.all = true;
    else if (topic === 'read') sorted.reads.set(key, at);
    else if (topic === 'overview') sorted.overview = true;
    else if (topic === 'access') sorted.access.add(key);
  }
  return sorted;
}

/** What is asked where it is not known what changed. */
export function anythingChanged(sorted: SortedChanges): SortedChanges {
  return { ...sorted, all: true, overview: true, access: new Set(['']) };
}

function nothingSorted(): SortedChanges {
  return { queues: new Map(), all: false, reads: new Map(), overview: false, access: new Set() };
}

function addTopic(queues: Map<string, Set<QueueTopic>>, id: string, topic: QueueTopic): void {
  const topics = queues.get(id);
  if (topics === undefined) queues.set(id, new Set([topic]));
  else topics.add(topic);
}
