import { expect, it } from 'vitest';
import { makeAnswerRoom } from '@/lib/domain/answer-room';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { makeEngineHandler } from '../handler';
import { saveRecords } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';

const COUNT = 50;
/** Of all its records together: past what is not counted. */
const SIZE = COUNT * 9_000;

/** A site with room for two answers of a queue's open job; nobody has asked for it yet. */
async function setUp(kind: DatabaseKind) {
  const site = await testSite(kind);
  const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter', extra_fields: ['po_number'] });
  const values = { po_number: 'x'.repeat(9_000) };
  const saves = Array.from({ length: COUNT }, () => ({ model: 'grant_request', values }));
  await saveRecords(site.ctx, saves, systemActor);
  const answerRoom = makeAnswerRoom({ each: 2.5 * SIZE, all: 10 * SIZE });
  const handle = makeEngineHandler(site.ctx, { answerRoom });
  const process = () =>
    handle(
      new Request(`http://site.test/poll/client/1/uuid/queue/${queueUuid}`, {
        headers: { authorization: `Bearer ${site.token}` },
      }),
    );
  return { site, process };
}

describeOnEachDatabase('a large job that is given again', (kind) => {
  it('is given as often at once as its application has room, and the next is told to come again', async () => {
    const { process } = await setUp(kind);
    const first = await (await process()).text();
    expect(first.length).toBeGreaterThan(SIZE);
    const [one, other] = [await process(), await process()];
    const refused = await process();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toEqual({
      error: { code: 429, message: expect.stringContaining('nothing is lost: read those first') },
    });
    expect(await one.text()).toBe(first);
    expect(await (await process()).text()).toBe(first);
    await other.body?.cancel();
    const all = [await process(), await process(), await process()];
    expect(all.map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('is never kept back the first time: where the site gives no job again, that is the only answer', async () => {
    const { site, process } = await setUp(kind);
    await changeSiteSettings(site.ctx, { outstanding: 'refuse' }, systemActor);
    const first = await process();
    expect(first.status).toBe(200);
    expect((await process()).status).toBe(409);
    expect((await first.text()).length).toBeGreaterThan(SIZE);
  });
});
