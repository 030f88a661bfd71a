import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Fault } from '../lib/testing/fake-site/faults';
import { gate } from '../lib/testing/gate';
import { at } from '../lib/testing/kill/instances';
import { keptRecordIds } from '../lib/testing/kill/move-on';
import type { ConsoleApi } from '../lib/testing/kill/console-api';
import { poll } from './fake-fluxx';
import { newQueue, test } from './three-instances';

/*
 * What lib/console/drain's tests say of one instance, on three instances of the real program: one drains, and people at the others
 * look, are refused, cancel it and let it go on.
 */
const STOPS: readonly { verb: 'process' | 'finish'; fault: Fault; reason: string }[] = [
  { verb: 'process', fault: { kind: 'reset', when: 'middle', acts: true }, reason: 'call-unknown' },
  { verb: 'process', fault: { kind: 'answer', status: 429, acts: false }, reason: 'call-failed' },
  { verb: 'process', fault: { kind: 'answer', status: 409, acts: false }, reason: 'foreign-job' },
  { verb: 'finish', fault: { kind: 'answer', status: 502, acts: true }, reason: 'call-unknown' },
  { verb: 'finish', fault: { kind: 'answer', status: 404, acts: false }, reason: 'not-cleared' },
];

/** The drain once it rests, as seen at this instance. */
async function rested(api: ConsoleApi, id: string) {
  await expect.poll(async () => (await api.drainOf(id)).state).not.toMatch(/running|cancelling/);
  return api.drainOf(id);
}

test.describe('a drain at one of three instances', () => {
  test('is seen and cancelled at the others, and keeps everybody there from calling', async ({ three }) => {
    const { site, apis, servers } = three;
    const queue = await newQueue(three);
    const ids = queue.there.add(3000);
    const { secret } = await at(apis, 0).makeToken('ERP sync', [queue.id]);
    const hold = gate();
    site.failNext('finish', { kind: 'hold', until: hold.until });
    const before = [site.count('process'), site.count('finish')] as const;
    const { id } = await at(apis, 0).drain(queue.id);
    await expect.poll(() => site.count('finish')).toBe(before[1] + 1);

    const seen = await at(apis, 1).queueOf(queue.id);
    expect(seen.busy).toMatchObject({ verb: 'finish' });
    expect(await at(apis, 2).drainOf(id)).toMatchObject({ state: 'running', rounds: 1, records: 1000 });
    await expect(at(apis, 1).process(seen)).rejects.toMatchObject({ code: 'queue-busy' });
    await expect(at(apis, 2).drain(queue.id)).rejects.toMatchObject({ code: 'queue-busy' });
    const asks = [{}, { jobUuid: randomUUID() }];
    for (const server of servers)
      for (const asked of asks) {
        const refused = await poll(server, secret, { queueUuid: queue.uuid, ...asked });
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
      }
    expect(await at(apis, 2).changeDrain(id, 'cancel')).toMatchObject({ state: 'cancelling' });
    hold.release();
    expect(await rested(at(apis, 1), id)).toMatchObject({ state: 'cancelled', cleared: 1000 });
    expect([site.count('process'), site.count('finish')]).toEqual([before[0] + 1, before[1] + 1]);
    // What is left is another drain's, at another instance.
    const next = await at(apis, 1).drain(queue.id);
    expect(await rested(at(apis, 2), next.id)).toMatchObject({ state: 'done', reason: 'empty' });
    expect((await keptRecordIds(at(apis, 0), queue.id)).toSorted()).toEqual(ids.toSorted());
  });

  test('is begun once when people at all of them begin one', async ({ three }) => {
    const { apis } = three;
    const queue = await newQueue(three);
    const ids = queue.there.add(1500);
    const begun = await Promise.allSettled(apis.map((api) => api.drain(queue.id)));
    const [drain, ...others] = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(others).toEqual([]);
    expect(await rested(at(apis, 2), drain?.id ?? '')).toMatchObject({ state: 'done', cleared: 1500 });
    expect((await keptRecordIds(at(apis, 1), queue.id)).toSorted()).toEqual(ids.toSorted());
  });

  for (const { verb, fault, reason } of STOPS)
    test(`stops at a ${verb} that is ${reason}, and goes on at another`, async ({ three }) => {
      const { site, apis } = three;
      const queue = await newQueue(three);
      const ids = queue.there.add(1500);
      site.failNext(verb, fault);
      const before = site.count(verb);
      const { id } = await at(apis, 0).drain(queue.id);
      expect(await rested(at(apis, 1), id)).toMatchObject({ state: 'stopped', reason, resumable: true });
      expect(site.count(verb)).toBe(before + 1);
      const seen = await at(apis, 1).queueOf(queue.id);
      if (seen.unknownCall !== null) {
        await expect(at(apis, 2).changeDrain(id, 'resume')).rejects.toMatchObject({ code: 'call-unknown' });
        await at(apis, 1).reconcile(seen, seen.unknownCall.id);
      }
      await at(apis, 2).changeDrain(id, 'resume');
      expect(await rested(at(apis, 0), id)).toMatchObject({ state: 'done', reason: 'empty' });
      expect((await keptRecordIds(at(apis, 1), queue.id)).toSorted()).toEqual(ids.toSorted());
      expect(queue.there.open).toEqual([]);
    });

  test('stands still with the first round’s job open, which a person finishes at another', async ({
    three,
  }) => {
    const { apis } = three;
    const queue = await newQueue(three);
    queue.there.add(1200);
    const { id } = await at(apis, 0).drain(queue.id, { finishEach: false });
    expect(await rested(at(apis, 1), id)).toMatchObject({ state: 'done', reason: 'first-round' });
    const { openJob } = await at(apis, 2).queueOf(queue.id);
    if (openJob === null) throw new Error('An open job was expected');
    await expect(at(apis, 1).drain(queue.id)).rejects.toMatchObject({ code: 'conflict' });
    await at(apis, 2).finish(openJob);
    expect(queue.there.open).toEqual([]);
  });
});
