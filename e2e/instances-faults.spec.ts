import { expect } from '@playwright/test';
import { suggestion } from '../lib/domain/queue-can';
import { actionAfter, jobAfter, wrongOnScreen } from '../lib/testing/fake-site/after-fault';
import { answer, FINISH_FAULTS, PROCESS_FAULTS } from '../lib/testing/fake-site/fault-cases';
import { MORE_FINISH_FAULTS, MORE_PROCESS_FAULTS } from '../lib/testing/fake-site/more-fault-cases';
import { followSuggestions } from '../lib/testing/kill/follow';
import { at, type Instances } from '../lib/testing/kill/instances';
import { keptRecordIds } from '../lib/testing/kill/move-on';
import { newQueue, test, type SharedQueue } from './three-instances';

/*
 * The faults of lib/console/ledger/faults.test.ts, on three instances of the real program: one acts, another is looked at, and each
 * step from there is taken at the next.
 */

/** The queue is emptied by the suggestions, and nothing is left open anywhere. */
async function expectMovesOn({ apis }: Instances, { id, there }: SharedQueue, from: number): Promise<void> {
  await followSuggestions(apis, id, from);
  expect([there.waiting, there.open]).toEqual([0, []]);
  for (const api of apis) {
    expect(await api.queueOf(id)).toMatchObject({ busy: null, unknownCall: null, openJob: null });
    expect((await api.jobsOf(id)).filter((job) => job.state !== 'finished')).toEqual([]);
  }
}

test.describe('one of three instances, when the site answers process with', () => {
  for (const [index, one] of [...PROCESS_FAULTS, ...MORE_PROCESS_FAULTS].entries())
    test(one.name, async ({ three }) => {
      const { site, apis } = three;
      const queue = await newQueue(three);
      const ids = queue.there.add(2);
      const before = site.count('process');
      site.failNext('process', one.fault);
      const acted = await at(apis, index).process(await at(apis, index + 1).queueOf(queue.id));
      expect(acted.call).toMatchObject(one.call);
      expect(acted.call.detail).toMatch(one.says);
      expect(site.count('process')).toBe(before + 1);
      const seen = await at(apis, index + 2).queueOf(queue.id);
      expect(suggestion(seen).action).toBe(actionAfter('process', one.call));
      expect(wrongOnScreen(one.call, seen)).toBeNull();
      await expectMovesOn(three, queue, index);
      const kept = await keptRecordIds(at(apis, index + 1), queue.id);
      expect(kept).toEqual(one.repeats === true ? [...ids, ...ids] : ids);
    });
});

test.describe('one of three instances, when the site answers finish with', () => {
  for (const [index, one] of [...FINISH_FAULTS, ...MORE_FINISH_FAULTS].entries())
    test(one.name, async ({ three }) => {
      const { site, apis } = three;
      const queue = await newQueue(three);
      const ids = queue.there.add(2);
      await at(apis, index).process(await at(apis, index).queueOf(queue.id));
      const { openJob } = await at(apis, index + 1).queueOf(queue.id);
      if (openJob === null) throw new Error('A job was expected');
      const before = site.count('finish');
      site.failNext('finish', one.fault);
      const { call } = await at(apis, index + 1).finish(openJob);
      expect(call).toMatchObject(one.call);
      expect(call.detail).toMatch(one.says);
      expect(site.count('finish')).toBe(before + 1);
      const seen = await at(apis, index + 2).queueOf(queue.id);
      const [job] = await at(apis, index + 2).jobsOf(queue.id);
      expect(job?.state).toBe(jobAfter(one.call));
      expect(suggestion(seen).action).toBe(actionAfter('finish', one.call));
      expect(wrongOnScreen(one.call, seen)).toBeNull();
      const more = queue.there.add(1);
      await expectMovesOn(three, queue, index);
      const kept = await keptRecordIds(at(apis, index), queue.id);
      expect(kept.toSorted()).toEqual([...ids, ...more].toSorted());
    });
});

test.describe('three instances and a site that', () => {
  test('refuses connections: each says that nothing happened, and the next call works', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    queue.there.add(2);
    await site.stop();
    for (const api of apis) {
      const { call } = await api.process(await api.queueOf(queue.id));
      expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable' });
    }
    await site.listen();
    await expectMovesOn(three, queue, 0);
  });

  test('revokes its tokens: each instance fetches its own anew, once', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    for (const api of apis) await api.process(await api.queueOf(queue.id));
    site.revokeTokens();
    for (const api of apis) {
      const before = site.count('process');
      const { call } = await api.process(await api.queueOf(queue.id));
      expect(call).toMatchObject({ state: 'answered', outcome: 'empty' });
      expect(site.count('process') - before).toBeLessThanOrEqual(2);
    }
  });

  test('answers 401 always: two sends, then failed, wherever one looks', async ({ three }) => {
    const { site, apis } = three;
    const queue = await newQueue(three);
    const before = site.count('process');
    for (const status of [401, 401]) site.failNext('process', answer(status));
    const { call } = await at(apis, 1).process(await at(apis, 0).queueOf(queue.id));
    expect(call).toMatchObject({ state: 'failed', outcome: 'unauthorized' });
    expect(site.count('process')).toBe(before + 2);
    expect((await at(apis, 2).queueOf(queue.id)).health.state).toBe('failing');
  });

  for (const outstanding of ['uuid-only', 'refuse', 'second-job'] as const)
    test(`gives what it lost as ${outstanding}: the job is known by its UUID and finished`, async ({
      three,
    }) => {
      const { site, apis } = three;
      const queue = await newQueue(three);
      queue.there.add(2);
      site.failNext('process', { kind: 'cut', share: 0.5 });
      site.behaviour.outstanding = outstanding;
      await at(apis, 0).process(await at(apis, 1).queueOf(queue.id));
      await expectMovesOn(three, queue, 1);
      site.behaviour.outstanding = 'redeliver';
      const known = (await at(apis, 2).jobsOf(queue.id)).map((job) => job.jobUuid);
      expect(known.toSorted()).toEqual(queue.there.jobs.map((job) => job.uuid).toSorted());
    });

  for (const finishAgain of ['not-found', 'zero', 'same'] as const)
    test(`answers a repeated finish with ${finishAgain}`, async ({ three }) => {
      const { site, apis } = three;
      const queue = await newQueue(three);
      queue.there.add(2);
      await at(apis, 0).process(await at(apis, 0).queueOf(queue.id));
      const { openJob } = await at(apis, 1).queueOf(queue.id);
      if (openJob === null) throw new Error('A job was expected');
      site.failNext('finish', { kind: 'reset', when: 'before', acts: true });
      await at(apis, 1).finish(openJob);
      site.behaviour.finishAgain = finishAgain;
      await expectMovesOn(three, queue, 2);
      site.behaviour.finishAgain = 'same';
      const [job] = await at(apis, 0).jobsOf(queue.id);
      expect(job).toMatchObject({ state: 'finished', finishInferred: finishAgain !== 'same' });
    });
});
