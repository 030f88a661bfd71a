import { expect, it } from 'vitest';
import { recordAct } from '@/lib/audit/record';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { insertJob, NOW, OTHER, readPast, setUpHistory } from '@/lib/testing/set-up-history';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
    for (const query of [{}, { queue: QUEUE_ID }, { site: SITE_ID }]) {
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
    for (const query of [{}, { queue: QUEUE_ID }, { site: SITE_ID }]) {
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
});
