import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { recordAct } from '@/lib/audit/record';
import type { Database } from '@/lib/db/database';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { insertJob, NOW, OTHER, readPast, setUpHistory } from '@/lib/testing/set-up-history';
import { plansOf, watchStatements } from '@/lib/testing/watch-statements';
import { exportHistory } from './export-history';
import { readFigures, readHistory } from './read-history';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const VIEWS = [{}, { queue: QUEUE_ID }, { site: SITE_ID }];

/** So many acts on the first queue, a second apart, the newest at `last`. */
async function insertActs(
  { kysely }: Database,
  count: number,
  { last, by }: { last: number; by: 'person' | 'gateway' },
): Promise<void> {
  const first = last - (count - 1) * 1000;
  await sql`
    with recursive times(at) as (
      select cast(${sql.lit(first)} as bigint) union all select at + 1000 from times where at < ${sql.lit(last)}
    )
    insert into activity (at, actor_kind, actor_name, verb, target_kind, target_id, outcome, detail_json)
    select at, ${by}, 'Somebody', 'queue.process', 'queue', ${QUEUE_ID}, 'done', '{}' from times
  `.execute(kysely);
}

describeOnEachDatabase('the marks of the history', (kind) => {
  it('marks what people did, in its point, and not what integrations do all day', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const act = { at: NOW - HOUR, actor: operator, outcome: 'done' } as const;
    const target = { kind: 'queue', id: QUEUE_ID, name: 'Payments due' };
    await insertJob(ctx, 'job-1', NOW - HOUR, NOW - 30 * MINUTE);
    const job = { kind: 'job', id: 'job-1', name: 'job-1' };
    await recordAct(database.kysely, { ...act, verb: 'queue.process', target });
    await recordAct(database.kysely, { ...act, verb: 'job.finish', target: job, outcome: 'unknown' });
    await recordAct(database.kysely, { ...act, verb: 'queue.settings', target });
    await recordAct(database.kysely, {
      ...act,
      verb: 'queue.process',
      target,
      actor: { ...operator, kind: 'gateway' },
    });
    await recordAct(database.kysely, { ...act, at: NOW - 2 * DAY, verb: 'queue.process', target });
    for (const query of VIEWS) {
      const { marks, marksCut, points } = await readPast(ctx, query);
      expect(marksCut).toBe(false);
      expect(marks).toMatchObject([{ count: 2 }]);
      expect(points.map(({ at }) => at)).toContain(marks[0]?.at);
      expect(marks[0]?.events.map(({ words }) => words).sort()).toEqual([
        'Processed a queue',
        'Tried to finish a job',
      ]);
      expect(marks[0]?.events[0]).toMatchObject({
        kind: 'act',
        by: operator.name,
        queueName: 'Payments due',
      });
    }
    expect((await readPast(ctx, { queue: OTHER.queueId })).marks).toEqual([]);
  });

  it('marks where incidents began, and never hides one behind what was done about it', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const target = { kind: 'queue', id: QUEUE_ID, name: 'Payments due' };
    const at = NOW - HOUR;
    for (let round = 0; round < 8; round += 1)
      await recordAct(database.kysely, {
        at: at + 1 + round,
        actor: operator,
        verb: 'queue.process',
        target,
        outcome: 'done',
      });
    const incident = {
      id: 'i',
      queue_id: QUEUE_ID,
      state: 'stuck',
      sentence: 'A job has been open for a day.',
    };
    await database.kysely
      .insertInto('incident')
      .values({ ...incident, opened_at: at })
      .execute();
    for (const query of VIEWS) {
      const { marks } = await readPast(ctx, query);
      expect(marks).toMatchObject([{ count: 9 }]);
      expect(marks[0]?.events).toHaveLength(5);
      expect(marks[0]?.events.find(({ kind: of }) => of === 'incident')).toMatchObject({
        words: incident.sentence,
        queueName: 'Payments due',
      });
    }
    expect((await readPast(ctx, { site: OTHER.siteId })).marks).toEqual([]);
  });

  it('tells the newest of many incidents', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const incidents = Array.from({ length: 7 }, (_, index) => ({
      id: `i${index}`,
      queue_id: QUEUE_ID,
      state: 'stuck',
      sentence: `Incident ${index}`,
      opened_at: NOW - HOUR + index,
      resolved_at: NOW,
    }));
    await database.kysely.insertInto('incident').values(incidents).execute();
    const { marks } = await readPast(ctx, {});
    expect(marks).toMatchObject([{ count: 7 }]);
    expect(marks[0]?.events.map(({ id }) => id)).toEqual(['i6', 'i5', 'i4', 'i3', 'i2']);
  });

  it('finds what was done to the first of many jobs', async () => {
    const { ctx, database } = await setUpHistory(kind);
    for (let job = 0; job < 510; job += 1) await insertJob(ctx, `job-${job}`, NOW - HOUR + job, null);
    await recordAct(database.kysely, {
      at: NOW - HOUR,
      actor: operator,
      verb: 'job.finish',
      target: { kind: 'job', id: 'job-0', name: 'job-0' },
      outcome: 'done',
    });
    for (const view of VIEWS) expect((await readPast(ctx, view)).marks).toMatchObject([{ count: 1 }]);
    expect((await readPast(ctx, { queue: OTHER.queueId })).marks).toEqual([]);
  });

  it('says so when there was more than it looks at, and only then', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const read = async () => {
      const told = [];
      for (const view of VIEWS) {
        const { marks, marksCut } = await readPast(ctx, view);
        told.push({ acts: marks.reduce((sum, { count }) => sum + count, 0), marksCut });
      }
      return told;
    };
    await insertActs(database, 500, { last: NOW - HOUR, by: 'person' });
    expect(await read()).toEqual(VIEWS.map(() => ({ acts: 500, marksCut: false })));
    await insertActs(database, 1, { last: NOW - HOUR, by: 'person' });
    expect(await read()).toEqual(VIEWS.map(() => ({ acts: 500, marksCut: true })));
  });

  it('are looked up in an index that holds nothing of the traffic', async () => {
    const { ctx, database } = await setUpHistory(kind);
    await insertActs(database, 5_000, { last: NOW - HOUR, by: 'gateway' });
    await insertActs(database, 50, { last: NOW - HOUR, by: 'person' });
    // SQLite has no statistics of this table, PostgreSQL makes them by itself.
    if (kind === 'postgres') await sql`analyze`.execute(database.kysely);
    for (const view of VIEWS) {
      const plans = await plansOf(database, (db) =>
        readHistory(
          { ...ctx, database: { ...database, kysely: db } },
          { hours: 24, compare: 'none', ...view },
        ),
      );
      expect(plans.filter((plan) => plan.includes('activity'))).toEqual([
        expect.stringContaining('activity_marked'),
      ]);
    }
  });

  it('are not read where only figures are asked for', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const { db, statements } = watchStatements(database.kysely);
    const watched = { ...ctx, database: { ...database, kysely: db } };
    const asked = { hours: 24, compare: 'none', queue: QUEUE_ID } as const;
    await exportHistory(watched, { ...asked, format: 'csv' });
    await readFigures(watched, asked);
    expect(statements.map(({ sql: text }) => text).join('\n')).not.toMatch(/"activity"|"incident"/);
    await readHistory(watched, asked);
    expect(statements.map(({ sql: text }) => text).join('\n')).toMatch(/"activity"[^]*"incident"/);
  });
});
