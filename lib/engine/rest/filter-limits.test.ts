import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { BODY_LIMIT } from '@/lib/testing/bad-requests';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type SiteAnswer, type TestSite } from '@/lib/testing/engine-site';
import { errorAnswer } from '../http/answer';
import { saveRecords } from '../records/save-records';

const LIST = '/api/rest/v2/organization/list';
const ALERTS = '/api/rest/v2/alert';
const condition = ['name', 'eq', 'x'];

function nested(levels: number, type = 'and'): unknown {
  let node: unknown = condition;
  for (let level = 0; level < levels; level += 1) node = { group_type: type, conditions: [node] };
  return node;
}

function joined(levels: number, operator = 'filter'): unknown {
  let node: unknown = condition;
  for (let level = 0; level < levels; level += 1) node = ['parent_org_id', operator, node];
  return node;
}

function listOf(count: number, type = 'or'): unknown {
  const conditions = Array.from({ length: count }, (_, index) => ['name', 'not-contains', `x${index}`]);
  return { group_type: type, conditions };
}

/** As text, too deep for JSON.stringify. */
function deepText(levels: number): string {
  return '{"group_type":"and","conditions":['.repeat(levels) + ']}'.repeat(levels);
}

const TOO_MUCH: readonly (readonly [name: string, filter: unknown])[] = [
  ['1,000 levels deep', nested(1_000)],
  ['1,000 joins deep', joined(1_000)],
  ['100,000 levels deep, as text', deepText(100_000)],
  ['10,000 conditions', listOf(10_000)],
];

/** Every door through which a filter comes in. */
async function everywhere(site: TestSite, filter: unknown): Promise<SiteAnswer[]> {
  const alert = { name: 'A', model_controller_type: 'organization', alert_trigger_type: 'Filter' };
  return [
    await site.sendJson('POST', LIST, { filter }),
    await site.sendJson('POST', ALERTS, { data: { ...alert, filter } }),
    await site.sendJson('PUT', `${ALERTS}/1`, { data: { filter } }),
  ];
}

async function stored({ database }: TestSite): Promise<string> {
  const alerts = await database.kysely.selectFrom('engine_alert').selectAll().execute();
  const acts = await database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
  return JSON.stringify([alerts, acts]);
}

describeOnEachDatabase('a filter past its limits', (kind) => {
  it.each(TOO_MUCH)(
    'is refused with its place wherever filters come in, and changes nothing: %s',
    async (_name, filter) => {
      const site = await testSite(kind);
      await site.makeAlert({ alert_trigger_type: 'Filter', model_controller_type: 'organization' });
      const before = await stored(site);
      for (const answer of await everywhere(site, filter)) {
        expect(answer.status).toBe(422);
        const { error } = errorAnswer.parse(answer.json);
        expect(error.details?.[0]?.path).toMatch(/^filter/);
        expect(error.message).toMatch(/levels deep|1000 conditions|50,000 values/);
      }
      expect(await stored(site)).toBe(before);
      expect(site.reported).toEqual([]);
    },
  );

  it('as 9 MB of conditions is refused before it is parsed, and changes nothing', async () => {
    const site = await testSite(kind);
    await site.makeAlert({ alert_trigger_type: 'Filter', model_controller_type: 'organization' });
    const before = await stored(site);
    for (const answer of await everywhere(site, listOf(240_000))) {
      expect(answer.status).toBe(400);
      expect(errorAnswer.parse(answer.json).error.message).toContain('50,000 values');
    }
    expect(await stored(site)).toBe(before);
  });

  it('in a body of more than 10 MB is refused unread', async () => {
    const site = await testSite(kind);
    const answer = await site.sendJson('POST', LIST, { filter: 'x'.repeat(BODY_LIMIT) });
    expect(answer.status).toBe(413);
  });
});

describeOnEachDatabase('an alert with thousands of wrong settings', (kind) => {
  it('is told fifty of them: the answer is no longer than what was sent', async () => {
    const site = await testSite(kind);
    const data = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]));
    const answer = await site.sendJson('POST', '/api/rest/v2/alert', { data });
    expect(answer.status).toBe(422);
    expect(errorAnswer.parse(answer.json).error.details).toHaveLength(50);
  });
});

describeOnEachDatabase('a filter up to its limits', (kind) => {
  it.each<[string, unknown, number]>([
    ['100 levels deep', nested(100), 1],
    ['100 levels of negation', nested(100, 'not-and'), 1],
    ['9 joins deep', joined(9), 3],
    ['49 levels of negation below a join', ['parent_org_id', 'filter', nested(49, 'not-and')], 0],
    ['9 negated joins deep', joined(9, 'not-filter'), 0],
    ['1,000 conditions in an or', listOf(1_000), 3],
    ['1,000 conditions in an and', listOf(1_000, 'and'), 3],
  ])('is answered by the database: %s', async (_name, filter, total) => {
    const site = await testSite(kind);
    await saveRecords(
      site.ctx,
      ['X', 'y', 'z'].map((name) => ({ model: 'organization', values: { name, parent_org_id: 1 } })),
      systemActor,
    );
    const answer = await site.sendJson('POST', LIST, { filter });
    expect([answer.status, answer.json]).toMatchObject([200, { total_entries: total }]);
  });
});
