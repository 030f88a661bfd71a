import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { saveRecords } from '@/lib/engine/records/save-records';
import { sweepOnce } from '@/lib/engine/sweep/sweep-once';
import { testSite } from '../engine-site';
import { stopSweeps } from './stored-in';

it('no sweep queues anything once they are stopped, not even one that is under way', async () => {
  const site = await testSite('sqlite');
  const record = { model: 'grant_request', values: { state: 'granted' } };
  await saveRecords(site.ctx, [record, record], systemActor);
  await site.makeAlert({ alert_trigger_type: 'One Time Filter', filter: ['state', 'eq', 'granted'] });
  expect(await sweepOnce(site.ctx, { chunk: 1 })).toBe(2);
  await saveRecords(site.ctx, [record], systemActor);
  await stopSweeps(site.database);
  expect(await sweepOnce(site.another())).toBe(0);
});
