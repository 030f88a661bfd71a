import type { ActContext } from '@/lib/console/context';
import type { Settings } from '@/lib/config/settings';
import { readIncidents } from '@/lib/console/health/incidents';
import { QueueWatch } from '@/lib/console/health/queue-watch';
import { createChannel } from '@/lib/console/notifications/create-channel';
import { createRule } from '@/lib/console/notifications/save-rule';
import { ManualClock } from '@/lib/domain/clock';
import { testDatabase, type DatabaseKind } from './database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from './fake-site/ledger-context';

/** A Tuesday, noon. */
export const NOON = Date.parse('2026-11-24T12:00:00Z');
const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };

/** Queues that are judged, with a clock of their own. */
export interface Watched {
  settings: Settings['database'];
  ctx: ActContext;
  clock: ManualClock;
  /** Another instance on the same database; SQLite has one. */
  other: ActContext;
  queued(count: number, queueId?: string): Promise<void>;
  /** Lets time pass and judges. */
  after(ms: number): Promise<void>;
  told(): Promise<string[]>;
}

/** One queue of another site, tracked since noon. */
export async function setUpWatched(kind: DatabaseKind): Promise<Watched> {
  const { database, open, settings } = await testDatabase(kind);
  const clock = new ManualClock(NOON);
  const actor = { ...operator, role: 'admin' as const };
  const ctx = ledgerContext(database, { clock, actor });
  await insertSiteAndQueue(ctx, SITE);
  const watch = new QueueWatch(ctx);
  return {
    settings,
    ctx,
    clock,
    other: ledgerContext(kind === 'postgres' ? open() : database, { clock, actor }),
    queued: (count, queueId = QUEUE_ID) => putReading(ctx, queueId, count),
    async after(ms) {
      clock.advance(ms);
      await watch.round();
    },
    async told() {
      const rows = await database.kysely
        .selectFrom('notification')
        .selectAll()
        .where('state', '<>', 'merged')
        .orderBy('id')
        .execute();
      return rows.map((row) => row.kind);
    },
  };
}

async function putReading({ database }: ActContext, queueId: string, queued: number): Promise<void> {
  const row = { queued, queued_basis: 'exact', queued_at: NOON, problem: null };
  await database.kysely
    .insertInto('queue_reading')
    .values({
      queue_id: queueId,
      ...row,
      processing: 0,
      processing_basis: 'exact',
      processing_at: NOON,
      oldest_triggered_at: null,
      entered_total: null,
      taken_total: null,
      finished_total: null,
    })
    .onConflict((conflict) => conflict.column('queue_id').doUpdateSet(row))
    .execute();
}

/** A rule that tells of these states. */
export async function tellOf(
  ctx: ActContext,
  states: ('stuck' | 'failing' | 'backlog')[],
  remindMs: number | null,
): Promise<void> {
  const { channel } = await createChannel(ctx, {
    kind: 'webhook',
    name: `Hook for ${states.join()}`,
    url: 'http://127.0.0.1:9/hook',
  });
  const rule = { name: 'Rule', states, sites: null, queues: null, remindMs, enabled: true };
  await createRule(ctx, { ...rule, channelId: channel.id });
}

/** The state of every incident there was, newest first, and how it ended. */
export async function incidentsOf({ ctx }: Watched) {
  return (await readIncidents(ctx, { state: 'all' })).incidents.map(({ state, resolution }) => [
    state,
    resolution,
  ]);
}

/** A job of ten records that somebody took at this moment, in epoch milliseconds. */
export async function openJob({ ctx }: Watched, openedAt = NOON): Promise<void> {
  await ctx.database.kysely
    .insertInto('job')
    .values({
      id: 'job-1',
      queue_id: QUEUE_ID,
      job_uuid: 'uuid-1',
      state: 'open',
      opened_at: openedAt,
      holder_kind: 'person',
      holder_id: null,
      holder_name: 'Ana',
      custody: 'held',
      record_count: 10,
      finish_inferred: 0,
    })
    .execute();
}
