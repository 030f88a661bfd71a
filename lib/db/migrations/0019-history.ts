import { sql, type CreateTableBuilder, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { SLOT_MS, slotOf, slotStart, TIER_CODES } from '@/lib/domain/history';
import type { DialectSupport } from '../dialect/support';

/**
 * History in three tiers, in the order of time, with sums over each site and the durations of jobs (docs/decisions/0034). What there
 * is of minutes and quarter-hours is taken over, and days are made of the quarter-hours.
 */
export async function rebuildHistory(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await createTables(db, support);
  await countDurations(db);
  await indexMarkedActs(db);
  await takeOver(db);
  await db.schema.dropTable('history_point').execute();
}

async function createTables(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('history_series')
    .addColumn('id', support.identityType, (c) => support.identity(c))
    .addColumn('queue_id', 'text', (c) => c.notNull().unique().references('queue.id'))
    .execute();
  const queueHistory = db.schema
    .createTable('queue_history')
    .addColumn('tier', 'smallint', (c) => c.notNull())
    .addColumn('slot', 'integer', (c) => c.notNull())
    .addColumn('series', 'integer', (c) => c.notNull());
  await support
    .clustered(withFigures(queueHistory, 'integer'))
    .addPrimaryKeyConstraint('queue_history_key', ['tier', 'slot', 'series'])
    .execute();
  const siteHistory = db.schema
    .createTable('site_history')
    .addColumn('tier', 'smallint', (c) => c.notNull())
    .addColumn('slot', 'integer', (c) => c.notNull())
    .addColumn('site_id', 'text', (c) => c.notNull())
    .addColumn('queues', 'integer');
  await support
    .clustered(withFigures(siteHistory, 'bigint'))
    .addPrimaryKeyConstraint('site_history_key', ['tier', 'slot', 'site_id'])
    .execute();
}

/** A third of a database's disk is saved by the smaller numbers of queues; sums may be larger than they hold. */
function withFigures<T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
  type: 'integer' | 'bigint',
) {
  return table
    .addColumn('queued', type)
    .addColumn('processing', type)
    .addColumn('oldest_age_s', type)
    .addColumn('entered', type)
    .addColumn('processed', type)
    .addColumn('finished', type)
    .addColumn('failed', type)
    .addColumn('durations', 'text');
}

/** Jobs that are finished already are counted by the next samples, each in its own time. */
async function countDurations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('job')
    .addColumn('duration_counted', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('job_uncounted')
    .on('job')
    .column('queue_id')
    .where(sql<SqlBool>`finished_at is not null and duration_counted = 0`)
    .execute();
}

/**
 * For what people did to queues and jobs in a range of time, among all that integrations do all day. The verb stands in an expression
 * because SQLite would look it up in `activity_verb` else, and find the traffic.
 */
async function indexMarkedActs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('activity_marked')
    .on('activity')
    .columns(['at', 'id'])
    .where(
      sql<SqlBool>`actor_kind not in ('gateway', 'sample', 'application') and verb || '' in ('queue.process',
        'job.finish', 'queue.reconcile', 'gateway.replay', 'gateway.finish', 'job.recover', 'job.requeue', 'job.hand-over',
        'queue.drain-start', 'queue.drain')`,
    )
    .execute();
}

/** PostgreSQL refuses a number that is too large for its column. */
function within(figure: RawBuilder<unknown>): RawBuilder<unknown> {
  const most = sql.lit(2 ** 31 - 1);
  return sql`cast(case when ${figure} > ${most} then ${most} else ${figure} end as integer)`;
}

async function takeOver(db: Kysely<unknown>): Promise<void> {
  await sql`insert into history_series (queue_id) select distinct queue_id from history_point order by queue_id`.execute(
    db,
  );
  for (const tier of ['minute', 'quarter'] as const) {
    await sql`
      insert into queue_history
        (tier, slot, series, queued, processing, oldest_age_s, entered, processed, finished, failed)
      select ${sql.lit(TIER_CODES[tier])}, cast(p.at / ${sql.lit(SLOT_MS[tier])} as integer), s.id, ${within(sql`p.queued`)},
        ${within(sql`p.processing`)}, ${within(sql`p.oldest_age_ms / 1000`)}, ${within(sql`p.entered`)},
        ${within(sql`p.processed`)}, ${within(sql`p.finished`)}, ${within(sql`p.failed`)}
      from history_point p join history_series s on s.queue_id = p.queue_id
      where p.tier = ${tier}
    `.execute(db);
  }
  await sql`
    insert into site_history
      (tier, slot, site_id, queues, queued, processing, oldest_age_s, entered, processed, finished, failed)
    select h.tier, h.slot, q.site_id, cast(count(h.queued) as integer), ${total('queued')}, ${total('processing')},
      max(h.oldest_age_s), ${total('entered')}, ${total('processed')}, ${total('finished')}, ${total('failed')}
    from queue_history h join history_series s on s.id = h.series join queue q on q.id = s.queue_id
    group by h.tier, h.slot, q.site_id
  `.execute(db);
  await makeDays(db);
}

/** PostgreSQL sums bigints to numeric. */
function total(column: string): RawBuilder<unknown> {
  return sql`cast(sum(${sql.id(column)}) as bigint)`;
}

/**
 * Two statements a day, because only we know when days begin in a time zone. The gauges are the most of the day's quarter-hours: of a
 * site the most that there was in all its queues together.
 */
async function makeDays(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(at) as first, max(at) as last from history_point where tier = 'quarter'
  `.execute(db);
  const { first = null, last = null } = rows[0] ?? {};
  if (first === null || last === null) return;
  const timeZone = await timeZoneOf(db);
  const lastDay = slotOf('day', last, timeZone);
  for (let day = slotOf('day', first, timeZone); day <= lastDay; day += 1) {
    const from = slotStart('day', day, timeZone) / SLOT_MS.quarter;
    const to = slotStart('day', day + 1, timeZone) / SLOT_MS.quarter;
    const code = sql.lit(TIER_CODES.day);
    const quarters = sql`tier = ${sql.lit(TIER_CODES.quarter)} and slot >= ${sql.lit(from)} and slot < ${sql.lit(to)}`;
    const gauges = sql`max(queued), max(processing), max(oldest_age_s)`;
    await sql`
      insert into queue_history
        (tier, slot, series, queued, processing, oldest_age_s, entered, processed, finished, failed)
      select ${code}, ${sql.lit(day)}, series, ${gauges}, ${within(total('entered'))}, ${within(total('processed'))},
        ${within(total('finished'))}, ${within(total('failed'))}
      from queue_history where ${quarters} group by series
    `.execute(db);
    await sql`
      insert into site_history
        (tier, slot, site_id, queues, queued, processing, oldest_age_s, entered, processed, finished, failed)
      select ${code}, ${sql.lit(day)}, site_id, max(queues), ${gauges}, ${total('entered')}, ${total('processed')},
        ${total('finished')}, ${total('failed')}
      from site_history where ${quarters} group by site_id
    `.execute(db);
  }
}

async function timeZoneOf(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ value_json: string }>`
    select value_json from engine_setting where name = 'time-zone'
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return 'UTC';
  const name: unknown = JSON.parse(row.value_json);
  return typeof name === 'string' ? name : 'UTC';
}
