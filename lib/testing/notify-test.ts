import { onTestFinished } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import type { NotifyContext } from '@/lib/console/notifications/context';
import { createChannel } from '@/lib/console/notifications/create-channel';
import { makeDeliverer } from '@/lib/console/notifications/deliver';
import { putInOutbox } from '@/lib/console/notifications/outbox';
import { readDeliveries } from '@/lib/console/notifications/read-deliveries';
import { ManualClock } from '@/lib/domain/clock';
import type { NotificationKind } from '@/lib/domain/notifications/message';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { testDatabase, type DatabaseKind } from './database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from './fake-site/ledger-context';
import { startWebhookServer } from './webhook-server';

const ADMIN = { ...operator, role: 'admin' as const };
const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };

/** A console that tells people, with one queue; its clock stands still. */
export async function notifyTest(kind: DatabaseKind, parts: Partial<NotifyContext> = {}) {
  const { database, open, settings } = await testDatabase(kind);
  const clock = new ManualClock(Date.now());
  const ctx: NotifyContext & ActContext = {
    ...ledgerContext(database, { clock, actor: ADMIN }),
    // Messages are no calls to a site.
    fetchFor: () => () => Promise.reject(new Error('No site is called')),
    fetch: makeNetworkFetch({ allowHttp: false }).fetch,
    mailer: null,
    consoleUrl: 'https://c.example',
    ...parts,
    actor: ADMIN,
  };
  await insertSiteAndQueue(ctx, SITE);
  const deliverer = makeDeliverer(ctx);
  return {
    settings,
    ctx,
    clock,
    /** Another instance; SQLite has one. */
    other: makeDeliverer({ ...ctx, database: kind === 'postgres' ? open() : database }),
    async deliver() {
      await deliverer.run(new AbortController().signal);
      await deliverer.settled();
    },
    deliveries: async () => (await readDeliveries(ctx, {})).deliveries,
  };
}

export type NotifyTest = Awaited<ReturnType<typeof notifyTest>>;

/** A channel to a real webhook. */
export async function webhookOf(test: NotifyTest) {
  const server = await startWebhookServer();
  onTestFinished(() => server.close());
  const made = await createChannel(test.ctx, { kind: 'webhook', name: 'Slack', url: server.url });
  return { server, channelId: made.channel.id, secret: made.secret ?? '', shown: made.channel.shown };
}

/** What incidents, one a queue, put into the outbox at once. The first is of the queue of the test. */
export async function tell(
  test: NotifyTest,
  channelId: string,
  kind: NotificationKind = 'opened',
  numbers: readonly number[] = [1],
): Promise<void> {
  const { ctx, clock } = test;
  for (const number of numbers) await insertIncident(test, number);
  const tellings = numbers.map((number) => ({
    channelId,
    kind,
    round: 0,
    incident: {
      id: `incident-${number}`,
      queue: { id: queueIdOf(number), name: 'Payments <!channel> & more', site: 'A site' },
      state: 'stuck' as const,
      sentence: 'It is stuck.',
      next: 'Finish the open job.',
      path: `/queues/${queueIdOf(number)}`,
      openedAt: clock.now(),
      resolvedAt: kind === 'resolved' ? clock.now() : null,
      resolution: kind === 'resolved' ? ('recovered' as const) : null,
    },
  }));
  await ctx.database.transaction((trx) => putInOutbox(trx, tellings, clock.now()));
}

function queueIdOf(number: number): string {
  return number === 1 ? QUEUE_ID : `queue-${number}`;
}

async function insertIncident({ ctx, clock }: NotifyTest, number: number): Promise<void> {
  const db = ctx.database.kysely;
  const queue = {
    id: queueIdOf(number),
    site_id: SITE_ID,
    queue_uuid: `uuid-${number}`,
    name: `Queue ${number}`,
    extra_fields_json: '[]',
    polled_by: 'nobody',
    created_at: 0,
  };
  const incident = {
    id: `incident-${number}`,
    queue_id: queue.id,
    state: 'stuck',
    sentence: 'It is stuck.',
    opened_at: clock.now(),
    told_state: 'stuck',
  };
  await db
    .insertInto('queue')
    .values(queue)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await db
    .insertInto('incident')
    .values(incident)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
