import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { saveRecords } from '@/lib/engine/records/save-records';
import { sweepOnce } from '@/lib/engine/sweep/sweep-once';
import { testDatabase } from '../database';
import { testSite } from '../engine-site';
import { openStored, stopSweeps } from './stored-in';

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

it('the fingerprints see what another connection has written, each time', async () => {
  const { database, settings } = await testDatabase('sqlite');
  const stored = openStored(settings.kind === 'sqlite' ? path.dirname(settings.file) : '');
  onTestFinished(() => stored.close());
  const seen: string[] = [];
  for (const value_json of ['1', '2', '3']) {
    await database.kysely.deleteFrom('engine_setting').execute();
    await database.kysely.insertInto('engine_setting').values({ name: 'of a test', value_json }).execute();
    seen.push(await stored.settings(), await stored.everything());
    expect(await stored.settings()).toBe(seen.at(-2));
  }
  expect(new Set(seen).size).toBe(6);
});
