import type { overviewResponse, queueResponse } from '@/lib/domain/api/views';
import type { ChangedQueue, LiveData } from '@/lib/domain/api/live';
import type * as z from 'zod/mini';
import { isOverviewRow, isQueueView } from '../overview-answer';

type Overview = z.infer<typeof overviewResponse>;
type Queue = z.infer<typeof queueResponse>;
export type QueueChanges = LiveData<'queues'>;

const HOUR_MS = 3_600_000;

/** The overview with changes in it: rows keep their places, new ones come last, and what is gone or archived goes. */
export function patchOverview<Data extends Pick<Overview, 'queues'>>(
  data: Data,
  changes: QueueChanges,
): Data {
  const changed = new Map(changes.changed.map((change) => [change.id, change]));
  const gone = new Set(changes.gone);
  const queues: Overview['queues'] = [];
  for (const row of data.queues) {
    const change = changed.get(row.id);
    changed.delete(row.id);
    const now = change === undefined ? row : merged(row, change);
    if (!gone.has(row.id) && now.archivedAt === null) queues.push(now);
  }
  for (const change of changed.values()) {
    const { of: _, ...added } = change;
    if (isOverviewRow(added) && added.archivedAt === null) queues.push(added);
  }
  return { ...data, queues };
}

function merged(row: Overview['queues'][number], change: ChangedQueue): Overview['queues'][number] {
  const { of: _, ...fields } = change;
  const now = { ...row, ...fields };
  return isOverviewRow(now) ? now : row;
}

/** A queue's own page with changes in it. */
export function patchQueue<Data extends Pick<Queue, 'queue'>>(data: Data, changes: QueueChanges): Data {
  const change = changes.changed.find(({ id }) => id === data.queue.id);
  if (change === undefined) return data;
  const { of: _, spark: __, ...fields } = change;
  const queue = { ...data.queue, ...fields };
  return isQueueView(queue) ? { ...data, queue } : data;
}

/** A queue's page after its site's counts were read again and were the same. */
export function patchRead<Data extends Pick<Queue, 'queue'>>(
  data: Data,
  { site, at }: LiveData<'read'>,
): Data {
  const { queue } = data;
  if (queue.site.id !== site) return data;
  const readAt = (count: Queue['queue']['queued']) =>
    count.basis === 'exact' ? { ...count, observedAt: Math.max(at, count.observedAt ?? 0) } : count;
  return { ...data, queue: { ...queue, queued: readAt(queue.queued), processing: readAt(queue.processing) } };
}

/** The overview in an hour that began since it was read. */
export function patchHour(data: Overview, hour: number): Overview {
  const hours = Math.floor((hour - Math.floor(data.now / HOUR_MS) * HOUR_MS) / HOUR_MS);
  if (hours <= 0) return data;
  const queues = data.queues.map((row) => ({ ...row, spark: movedOn(row.spark, hours) }));
  return { ...data, queues, now: hour };
}

function movedOn(spark: Overview['queues'][number]['spark'], hours: number): (number | null)[] {
  const gone = Math.min(hours, spark.length);
  return [...spark.slice(gone), ...Array.from({ length: gone }, () => null)];
}

/** Two sets of changes as one, the later over the earlier. */
export function mergeChanges(earlier: QueueChanges, later: QueueChanges): QueueChanges {
  const changed = new Map(earlier.changed.map((change) => [change.id, change]));
  for (const change of later.changed) {
    const before = changed.get(change.id);
    const of = [...new Set([...(before?.of ?? []), ...change.of])];
    changed.set(change.id, { ...before, ...change, of });
  }
  for (const id of later.gone) changed.delete(id);
  const back = new Set(later.changed.map(({ id }) => id));
  const gone = new Set([...earlier.gone.filter((id) => !back.has(id)), ...later.gone]);
  return { changed: [...changed.values()], gone: [...gone] };
}
