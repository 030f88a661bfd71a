import { randomUUID } from 'node:crypto';
import type { FakeQueue } from '../lib/testing/fake-site/queues';
import { at, startInstances, type Instances } from '../lib/testing/kill/instances';
import { test as base } from './test';

const STARTS_WITHIN_MS = 240_000;

/** A queue of the site that all instances track. */
export interface SharedQueue {
  id: string;
  uuid: string;
  there: FakeQueue;
}

/** `three`: three instances of the real program, kept for all tests of a worker. */
export const test = base.extend<object, { three: Instances }>({
  three: [
    async ({}, use) => {
      // An endless body is over soon, and so is the patience with a site that does not answer.
      const three = await startInstances({ UPSTREAM_TIMEOUT: '5', UPSTREAM_BODY_LIMIT: '4000000' });
      await use(three);
      await three.dispose();
    },
    { scope: 'worker', timeout: STARTS_WITHIN_MS },
  ],
});

/** A new queue; it is added at one instance, and known to all. */
export async function newQueue({ site, apis, siteId }: Instances): Promise<SharedQueue> {
  const uuid = randomUUID();
  const there = site.queue(uuid);
  const id = (await at(apis, 0).track(siteId, [uuid])).get(uuid);
  if (id === undefined) throw new Error(`The console does not track ${uuid}`);
  return { id, uuid, there };
}
