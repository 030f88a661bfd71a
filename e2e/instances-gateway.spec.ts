import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { Refused } from '../lib/testing/browser-session';
import { gate } from '../lib/testing/gate';
import { at, type Instances } from '../lib/testing/kill/instances';
import { keptRecordIds } from '../lib/testing/kill/move-on';
import { poll } from './fake-fluxx';
import { newQueue, test, type SharedQueue } from './three-instances';

/*
 * What lib/console/gateway's tests say of one instance, on three instances of the real program: an integration's calls come by any of
 * them, as through a load balancer, and people stand at others.
 */
const EACH = 17;

interface Polled {
  status: number;
  text: string;
  by: string | null;
  jobUuid: string;
}

/** An integration with a token for the queue; each of its calls says by which instance it comes. */
async function integration({ apis, servers }: Instances, { id, uuid }: SharedQueue, name: string) {
  const { secret, id: tokenId } = await at(apis, 0).makeToken(name, [id]);
  const ask = async (index: number, more: { jobUuid?: string; query?: string }): Promise<Polled> => {
    const response = await poll(at(servers, index), secret, { queueUuid: uuid, ...more });
    const text = await response.text();
    const jobUuid = /"job_uuid":"([^"]+)"/.exec(text)?.[1] ?? '';
    return { status: response.status, text, by: response.headers.get('x-answered-by'), jobUuid };
  };
  return {
    tokenId,
    process: (index: number, query = '') => ask(index, { query }),
    finish: (index: number, jobUuid: string) => ask(index, { jobUuid }),
  };
}

test.describe('the gateway of three instances', () => {
  test('makes one call for 51 that come by all of them, and gives all the same bytes', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    const ids = queue.there.add(3);
    const erp = await integration(three, queue, 'ERP sync');
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const before = site.count('process');
    const asked = Array.from({ length: EACH * apis.length }, (_, index) => erp.process(index));
    await expect.poll(() => site.count('process')).toBe(before + 1);
    expect((await at(apis, 2).queueOf(queue.id)).busy?.actor.name).toBe('ERP sync');
    hold.release();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(site.count('process')).toBe(before + 1);
    for (const api of apis) expect((await api.queueOf(queue.id)).openJob?.holder.name).toBe('ERP sync');
    expect((await erp.finish(1, answers[0]?.jobUuid ?? '')).status).toBe(200);
    expect(await keptRecordIds(at(apis, 2), queue.id)).toEqual(ids);
  });

  test('gives an integration its open job again at any of them, and nobody else', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    queue.there.add(2);
    const [erp, crm] = [
      await integration(three, queue, 'ERP sync'),
      await integration(three, queue, 'CRM sync'),
    ];
    const before = site.count('process');
    const first = await erp.process(0);
    expect(await erp.process(1)).toEqual({ ...first, by: 'ledger' });
    const refused = await crm.process(2);
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('taken by ERP sync') });
    await at(apis, 0).revokeToken(erp.tokenId);
    expect((await erp.process(1)).status).toBe(401);
    expect(await crm.process(2)).toEqual({ ...first, by: 'ledger' });
    expect(site.count('process')).toBe(before + 1);
    expect((await crm.finish(0, first.jobUuid)).status).toBe(200);
  });

  test('takes the records for the admin or the integration, whichever was first, wherever they are', async ({
    three,
  }) => {
    const { site, apis } = three;
    for (const first of ['admin', 'integration'] as const) {
      const queue = await newQueue(three);
      queue.there.add(3);
      const erp = await integration(three, queue, 'ERP sync');
      const seen = await at(apis, 1).queueOf(queue.id);
      const hold = gate();
      site.failNext('process', { kind: 'hold', until: hold.until });
      const before = site.count('process');
      // Who presses when the integration's call has ended already is refused: its job is open then.
      const press = () =>
        at(apis, 1)
          .process(seen)
          .then(
            ({ job }) => job?.holder.kind,
            (error: unknown) => {
              if (first === 'integration' && error instanceof Refused && error.code === 'conflict')
                return 'gateway';
              throw error;
            },
          );
      const admin = first === 'admin' ? press() : null;
      const early = first === 'integration' ? erp.process(2) : null;
      await expect.poll(() => site.count('process')).toBe(before + 1);
      const both = [admin ?? press(), early ?? erp.process(2)] as const;
      hold.release();
      const [taker, polled] = await Promise.all(both);
      expect(polled.status).toBe(first === 'admin' ? 409 : 200);
      expect(taker).toBe(first === 'admin' ? 'person' : 'gateway');
      expect(site.count('process')).toBe(before + 1);
    }
  });

  test('keeps a person’s job until it is handed over, and answers its finish from the ledger', async ({
    three,
  }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    queue.there.add(2);
    const erp = await integration(three, queue, 'ERP sync');
    const { job } = await at(apis, 0).process(await at(apis, 0).queueOf(queue.id));
    if (job === null) throw new Error('A job was expected');
    expect((await erp.process(1)).status).toBe(409);
    await at(apis, 2).handOver(job);
    expect(await erp.process(1)).toMatchObject({ status: 200, jobUuid: job.jobUuid, by: 'ledger' });
    const { openJob } = await at(apis, 0).queueOf(queue.id);
    if (openJob === null) throw new Error('An open job was expected');
    const before = site.count('finish');
    await at(apis, 0).finish(openJob);
    const answered = await erp.finish(2, job.jobUuid);
    expect(answered).toMatchObject({ status: 200, by: 'ledger' });
    expect(JSON.parse(answered.text)).toEqual({ job_uuid: job.jobUuid, clear_count: 2 });
    expect(site.count('finish')).toBe(before + 1);
  });

  test('reconciles what was lost at one of them by the next call at another', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    const ids = queue.there.add(1002);
    const erp = await integration(three, queue, 'ERP sync');
    site.failNext('process', { kind: 'reset', when: 'middle', acts: true });
    expect((await erp.process(0)).status).toBe(502);
    expect((await at(apis, 1).queueOf(queue.id)).unknownCall).toMatchObject({ verb: 'process' });
    const first = await erp.process(2);
    expect(first).toMatchObject({ status: 200, jobUuid: queue.there.jobs[0]?.uuid });
    site.failNext('finish', { kind: 'reset', when: 'before', acts: false });
    expect((await erp.finish(0, first.jobUuid)).status).toBe(502);
    const finishes = site.count('finish');
    // The lost finish is repeated before anything new is taken.
    const next = await erp.process(1);
    expect(site.count('finish')).toBe(finishes + 1);
    expect(queue.there.open.map(({ uuid }) => uuid)).toEqual([next.jobUuid]);
    expect((await erp.finish(2, next.jobUuid)).status).toBe(200);
    expect((await keptRecordIds(at(apis, 0), queue.id)).toSorted()).toEqual(ids.toSorted());
  });

  test('forwards the finish of a job that none of them holds, also when it was lost', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    queue.there.add(2);
    const { uuid } = queue.there.take();
    const erp = await integration(three, queue, 'ERP sync');
    site.failNext('finish', { kind: 'reset', when: 'before', acts: true });
    expect((await erp.finish(0, uuid)).status).toBe(502);
    expect((await at(apis, 2).queueOf(queue.id)).unknownCall).toMatchObject({
      verb: 'finish',
      jobUuid: uuid,
    });
    expect((await erp.finish(1, uuid)).status).toBe(200);
    expect((await erp.finish(2, randomUUID())).status).toBe(404);
    const [job, ...others] = await at(apis, 2).jobsOf(queue.id);
    expect(job).toMatchObject({ jobUuid: uuid, state: 'finished', custody: 'not-held', clearCount: 2 });
    expect(others).toEqual([]);
  });

  test('lets a call with another limit_num wait for the one under way at another instance', async ({
    three,
  }) => {
    const { site } = three;
    const queue = await newQueue(three);
    const erp = await integration(three, queue, 'ERP sync');
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const before = site.count('process');
    const first = erp.process(0, '?limit_num=1');
    await expect.poll(() => site.count('process')).toBe(before + 1);
    const second = erp.process(1, '?limit_num=2');
    hold.release();
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(site.count('process')).toBe(before + 2);
    expect(site.calls.at(-1)?.path).toMatch(/limit_num=2$/);
  });
});
