import type { ActContext } from '@/lib/console/context';
import { addSamples, type QueueSample } from '@/lib/console/history/add-samples';
import { readHistory } from '@/lib/console/history/read-history';
import type { HistoryQuery } from '@/lib/domain/api/history-inputs';
import { ManualClock } from '@/lib/domain/clock';
import { testDatabase, type DatabaseKind } from './database';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from './fake-site/ledger-context';
import { NOTHING_SAMPLED } from './history';

/** A quarter past noon. */
export const NOW = Date.UTC(2026, 10, 24, 12, 15, 20);
const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };
export const OTHER = { siteId: 'another-site', queueId: 'another-queue' };

/** A database with two sites of a queue each, and a way to take samples of them at any time. */
export async function setUpHistory(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const clock = new ManualClock(NOW);
  const ctx = ledgerContext(database, { clock });
  await insertSiteAndQueue(ctx, SITE);
  await insertSiteAndQueue(ctx, SITE, OTHER);
  const sample = (at: number, told: Partial<QueueSample>, of = { siteId: SITE_ID, queueId: QUEUE_ID }) =>
    addSamples(database.kysely, database.support, {
      siteId: of.siteId,
      now: at,
      before: null,
      samples: [{ ...NOTHING_SAMPLED, queueId: of.queueId, queuedAt: at, ...told }],
    });
  return { ctx, clock, database, sample };
}

export const readPast = (ctx: ActContext, query: Partial<HistoryQuery>) =>
  readHistory(ctx, { hours: 24, compare: 'none', ...query });

/** A job of the first queue, as an integration takes it. */
export async function insertJob(ctx: ActContext, id: string, openedAt: number, finishedAt: number | null) {
  await ctx.database.kysely
    .insertInto('job')
    .values({
      id,
      queue_id: QUEUE_ID,
      job_uuid: id,
      state: finishedAt === null ? 'open' : 'finished',
      opened_at: openedAt,
      finished_at: finishedAt,
      holder_kind: 'foreign',
      holder_name: 'Somebody else',
      custody: 'not-held',
      finish_inferred: 0,
    })
    .execute();
}

/** Another queue of the first site. */
export async function insertQueue(ctx: ActContext, id: string) {
  const { kysely } = ctx.database;
  const like = await kysely
    .selectFrom('queue')
    .selectAll()
    .where('id', '=', QUEUE_ID)
    .executeTakeFirstOrThrow();
  await kysely
    .insertInto('queue')
    .values({ ...like, id, queue_uuid: id })
    .execute();
}
