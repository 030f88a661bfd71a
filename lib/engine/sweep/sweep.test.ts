import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { updateAlert } from '../alerts/update-alert';
import { processAnswer } from '../queue/poll-endpoint';
import { saveRecords } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';
import { runSweep } from './run-sweep';
import { sweepAlert } from './sweep-alert';
import { sweepOnce } from './sweep-once';

const ONE_TIME = { alert_trigger_type: 'One Time Filter', filter: ['state', 'eq', 'granted'] };

function make(site: TestSite, count: number, state = 'granted') {
  return saveRecords(
    site.ctx,
    Array.from({ length: count }, () => ({ model: 'grant_request', values: { state } })),
    systemActor,
  );
}

async function empty(site: TestSite, queueUuid: string): Promise<number[]> {
  const answer = processAnswer.parse((await site.process(queueUuid)).json);
  if (answer.job_uuid !== null) await site.finish(queueUuid, answer.job_uuid);
  return answer.data.map((entry) => entry.identity);
}

describeOnEachDatabase('the One Time Filter sweep', (kind) => {
  it('queues each record that meets the filter once, and those that come to meet it later', async () => {
    const site = await testSite(kind);
    await make(site, 3);
    await make(site, 2, 'declined');
    const { queueUuid } = await site.makeAlert(ONE_TIME);
    expect(await sweepOnce(site.ctx)).toBe(3);
    expect(await sweepOnce(site.ctx)).toBe(0);
    await saveRecords(
      site.ctx,
      [{ model: 'grant_request', id: 5, values: { state: 'granted' } }],
      systemActor,
    );
    expect(await sweepOnce(site.ctx)).toBe(1);
    expect(await empty(site, queueUuid)).toEqual([1, 2, 3, 5]);
  });

  it('never queues a record again: not after finish, re-enable or an edit of the filter', async () => {
    const site = await testSite(kind);
    await make(site, 3);
    const { id, queueUuid } = await site.makeAlert(ONE_TIME);
    await sweepOnce(site.ctx);
    await empty(site, queueUuid);
    await updateAlert(site.ctx, id, { alert_enabled: 'false' }, systemActor);
    expect(await sweepOnce(site.ctx)).toBe(0);
    await updateAlert(site.ctx, id, { alert_enabled: true, filter: '' }, systemActor);
    await saveRecords(site.ctx, [{ model: 'grant_request', id: 2, values: { po_number: 'A' } }], systemActor);
    expect(await sweepOnce(site.ctx)).toBe(0);
    expect(await empty(site, queueUuid)).toEqual([]);
  });

  it('goes on where it was stopped, in another process too', async () => {
    const site = await testSite(kind);
    await make(site, 10);
    const { id, queueUuid } = await site.makeAlert(ONE_TIME);
    expect(await sweepAlert(site.ctx, id, 4)).toEqual({ queued: 4, isPassOver: false });
    const sweep = await site.database.kysely.selectFrom('engine_sweep').selectAll().executeTakeFirstOrThrow();
    expect(sweep.after_record_id).toBe(4);
    expect(await sweepOnce(site.another(), { chunk: 4 })).toBe(6);
    expect(await empty(site, queueUuid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('two processes that sweep at once queue nothing twice', async () => {
    const site = await testSite(kind);
    await make(site, 50);
    const { queueUuid } = await site.makeAlert(ONE_TIME);
    // A second handle on a SQLite file waits by blocking its thread, which here is the first one's too.
    const others = kind === 'postgres' ? [site.another(), site.another()] : [site.ctx, site.ctx];
    const sweeps = await Promise.all([site.ctx, ...others].map((ctx) => sweepOnce(ctx, { chunk: 7 })));
    expect(sweeps.reduce((left, right) => left + right)).toBe(50);
    expect(await empty(site, queueUuid)).toHaveLength(50);
  });

  it('stops at once when told to, and sweeps again when the interval is over', async () => {
    const site = await testSite(kind);
    await make(site, 2);
    const { queueUuid } = await site.makeAlert(ONE_TIME);
    await runSweep(site.ctx, AbortSignal.abort());
    expect(await empty(site, queueUuid)).toEqual([]);
    const signal = new AbortController().signal;
    await changeSiteSettings(site.ctx, { sweepIntervalMs: 3_600_000 }, systemActor);
    await runSweep(site.ctx, signal);
    await make(site, 1);
    await runSweep(site.ctx, signal);
    expect(await empty(site, queueUuid)).toEqual([1, 2]);
    site.clock.advance(3_600_000);
    await runSweep(site.ctx, signal);
    expect(await empty(site, queueUuid)).toEqual([3]);
  });
});
