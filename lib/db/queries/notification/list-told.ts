import type { Queryable } from '../../database';

export interface Told {
  incident_id: string;
  channel_id: string;
  kind: string;
  times: number;
  last_at: number;
  /** How many of them, or of those they were merged into, are not sent yet. */
  waiting: number;
}

const AT_ONCE = 500;

/** What was told of incidents so far, by channel and kind; of channels that are still there. */
export async function listTold(db: Queryable, incidentIds: readonly string[]): Promise<Told[]> {
  const told: Told[] = [];
  for (let start = 0; start < incidentIds.length; start += AT_ONCE) {
    const rows = await db
      .selectFrom('notification')
      .innerJoin('notification_channel as channel', 'channel.id', 'notification.channel_id')
      .leftJoin('notification as carrier', 'carrier.id', 'notification.merged_into')
      .select(['notification.channel_id', 'notification.kind'])
      .select((row) => [
        row.ref('notification.incident_id').$notNull().as('incident_id'),
        row.fn.countAll<number>().as('times'),
        row.fn.max('notification.created_at').as('last_at'),
        row.fn
          .sum<number>(
            row
              .case()
              .when(row.or([row('notification.state', '=', 'waiting'), row('carrier.state', '=', 'waiting')]))
              .then(1)
              .else(0)
              .end(),
          )
          .as('waiting'),
      ])
      .where('notification.incident_id', 'in', incidentIds.slice(start, start + AT_ONCE))
      .where('channel.removed_at', 'is', null)
      .groupBy(['notification.incident_id', 'notification.channel_id', 'notification.kind'])
      .execute();
    told.push(...rows);
  }
  return told;
}
