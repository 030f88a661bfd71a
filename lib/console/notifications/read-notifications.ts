import { listChannels, type ChannelRow } from '@/lib/db/queries/notification/list-channels';
import { listNewestDeliveries, type DeliveryRow } from '@/lib/db/queries/notification/list-deliveries';
import { listRules } from '@/lib/db/queries/notification/list-rules';
import { listAllQueues } from '@/lib/db/queries/queue/list-all-queues';
import { listSites } from '@/lib/db/queries/site/list-sites';
import type { Row } from '@/lib/db/schema';
import { CHANNEL_KINDS, type ChannelView, type RuleView } from '@/lib/domain/api/notifications';
import { AppError } from '@/lib/domain/errors';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';
import { toDeliveryView } from './read-deliveries';
import { toRule } from './rule-rows';

/** Every channel and every rule. */
export async function readNotifications({
  database,
}: ConsoleContext): Promise<{ channels: ChannelView[]; rules: RuleView[] }> {
  const db = database.kysely;
  const newest = await listNewestDeliveries(db);
  const rules = await listRules(db);
  const sites = namesOf(rules.length === 0 ? [] : await listSites(db));
  const queues = namesOf(rules.length === 0 ? [] : await listAllQueues(db));
  return {
    channels: (await listChannels(db)).map((channel) => toChannelView(channel, newest)),
    rules: rules.map((rule) => toRuleView(rule, { sites, queues })),
  };
}

/** @throws AppError `not-found` */
export async function getChannelView({ database }: ConsoleContext, id: string): Promise<ChannelView> {
  const [channel] = await listChannels(database.kysely, id);
  if (channel === undefined) throw new AppError('not-found', 'There is no such channel.');
  return toChannelView(channel, await listNewestDeliveries(database.kysely));
}

function toChannelView(channel: ChannelRow, newest: readonly DeliveryRow[]): ChannelView {
  const last = newest.find((delivery) => delivery.channel_id === channel.id);
  return {
    id: channel.id,
    name: channel.name,
    kind: oneOf(CHANNEL_KINDS, channel.kind),
    shown: channel.shown,
    secretSetAt: channel.secret_set_at,
    createdAt: channel.created_at,
    waiting: channel.waiting,
    last: last === undefined ? null : toDeliveryView(last),
  };
}

type Names = ReadonlyMap<string, string>;

function namesOf(rows: readonly { id: string; name: string }[]): Names {
  return new Map(rows.map(({ id, name }) => [id, shortName(name)]));
}

function toRuleView(
  row: Row<'notification_rule'>,
  { sites, queues }: { sites: Names; queues: Names },
): RuleView {
  const { channelId, states, remindMs, enabled, ...scope } = toRule(row);
  return {
    id: row.id,
    name: row.name,
    channelId,
    states: [...states],
    sites: named(scope.sites, sites),
    queues: named(scope.queues, queues),
    remindMs,
    enabled,
  };
}

function named(ids: readonly string[] | null, names: Names): { id: string; name: string }[] | null {
  return ids?.map((id) => ({ id, name: names.get(id) ?? 'Removed' })) ?? null;
}
