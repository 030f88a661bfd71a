import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { keptRecordIds, moveOnUntilEmpty } from '../lib/testing/kill/move-on';
import { makeTraffic } from '../lib/testing/kill/traffic';
import { at, startInstances, type Instances } from '../lib/testing/kill/instances';
import { test } from './test';

/*
 * Three instances of the real program on one PostgreSQL. One after another is killed with SIGKILL while a person, a drain
 * and an integration work through it; it stays dead, and a person at the next instance follows the suggestions there.
 */
const RECORDS = 2300;
const LONGEST_MS = 900;
const CLICKS_EACH = 17;
const KINDS = ['person', 'drain', 'gateway'] as const;

test.describe('three instances on PostgreSQL', () => {
  let all: Instances;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    all = await startInstances();
  });
  test.afterAll(() => all.dispose());

  test('51 people who press Process at once make one upstream call', async () => {
    const { site, apis, siteId } = all;
    const uuid = randomUUID();
    site.queue(uuid).add(3);
    const id = (await at(apis, 0).track(siteId, [uuid])).get(uuid) ?? '';
    let release = (): void => {};
    site.failNext('process', {
      kind: 'hold',
      until: new Promise<void>((resolve) => {
        release = resolve;
      }),
    });
    const before = site.count('process');
    const queue = await at(apis, 0).queueOf(id);
    const clicks = apis.flatMap((api) => Array.from({ length: CLICKS_EACH }, () => api.process(queue)));
    const pressed = Promise.allSettled(clicks);
    await expect.poll(() => site.count('process')).toBe(before + 1);
    // Everybody else sees at another instance that somebody holds the queue.
    expect((await at(apis, 2).queueOf(id)).busy).not.toBeNull();
    release();
    const answers = await pressed;
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(site.count('process')).toBe(before + 1);
    for (const api of apis) expect((await api.jobsOf(id)).map((job) => job.state)).toEqual(['open']);
  });

  test('one after another is killed, the next takes over, and no record is lost', async () => {
    test.setTimeout(240_000);
    const { site, apis, servers, siteId } = all;
    for (const victim of [1, 2]) {
      const queues = { person: randomUUID(), drain: randomUUID(), gateway: randomUUID() };
      const made = KINDS.map((kind) => site.queue(queues[kind]).add(RECORDS));
      const ids = await at(apis, 0).track(siteId, Object.values(queues));
      const idOf = (uuid: string): string => ids.get(uuid) ?? '';
      const { secret: token } = await at(apis, 0).makeToken('Integration', [idOf(queues.gateway)]);
      const { url } = at(servers, victim);
      const traffic = makeTraffic({ url, api: at(apis, victim), token, queues, idOf });
      // The moment is what is tested: there is no condition to wait for.
      await pause(randomInt(LONGEST_MS));
      await at(servers, victim).kill();
      await traffic;
      for (const [index, kind] of KINDS.entries()) {
        const there = site.queue(queues[kind]);
        await moveOnUntilEmpty(at(apis, 0), idOf(queues[kind]), there);
        const kept = await keptRecordIds(at(apis, 0), idOf(queues[kind]));
        expect(kept.toSorted(), `the records of the ${kind}`).toEqual(made[index]?.toSorted());
        const known = (await at(apis, 0).jobsOf(idOf(queues[kind]))).map((job) => job.jobUuid);
        expect(known.toSorted()).toEqual(there.jobs.map((job) => job.uuid).toSorted());
      }
    }
  });
});
