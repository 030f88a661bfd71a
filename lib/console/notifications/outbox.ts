import { v7 as newId } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { insertNotifications } from '@/lib/db/queries/notification/insert-notifications';
import type { NewRow } from '@/lib/db/schema';
import {
  MOST_ALONE,
  MOST_NAMED,
  type NotificationKind,
  type ToldIncident,
} from '@/lib/domain/notifications/message';

/** One thing to tell a channel. `round` tells several of a kind apart. */
export interface Telling {
  channelId: string;
  kind: NotificationKind;
  round: number;
  incident: ToldIncident;
}

/**
 * Writes what is to be told into the outbox, in the transaction of what it tells of. Where many incidents come at once, the first
 * carries the message for all of them and the rest are merged into it.
 */
export async function putInOutbox(trx: Queryable, tellings: readonly Telling[], now: number): Promise<void> {
  const groups = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const key = `${telling.channelId} ${telling.kind}`;
    const group = groups.get(key) ?? [];
    group.push(telling);
    groups.set(key, group);
  }
  await insertNotifications(
    trx,
    Array.from(groups.values()).flatMap((group) => rowsOf(group, now)),
  );
}

function rowsOf(group: readonly Telling[], now: number): NewRow<'notification'>[] {
  const [first] = group;
  if (first === undefined || group.length <= MOST_ALONE)
    return group.map((one) => toRow(one, [one.incident], 1, now));
  const named = group.slice(0, MOST_NAMED).map(({ incident }) => incident);
  const carrier = toRow(first, named, group.length, now);
  return group.map((one, index) => (index === 0 ? carrier : toMergedRow(one, carrier.id, now)));
}

function toRow(
  { channelId, kind, round, incident }: Telling,
  incidents: readonly ToldIncident[],
  total: number,
  now: number,
): NewRow<'notification'> {
  return {
    id: newId(),
    channel_id: channelId,
    incident_id: incident.id,
    kind,
    round,
    message_json: writeJson({ kind, at: now, incidents, total }),
    state: 'waiting',
    created_at: now,
    attempts: 0,
    next_attempt_at: now,
  };
}

function toMergedRow(telling: Telling, carrierId: string, now: number): NewRow<'notification'> {
  return {
    ...toRow(telling, [], 0, now),
    message_json: '{}',
    state: 'merged',
    merged_into: carrierId,
    next_attempt_at: null,
    ended_at: now,
  };
}
