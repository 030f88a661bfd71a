import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { Settings } from '@/lib/config/settings';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { wordsOf } from '@/lib/testing/programs';
import { saveRecords } from '../records/save-records';
import { sweepOnce } from './sweep-once';

const CHUNK = 10;
const RECORDS = 55;

/** Sweeps in another process, and kills it with everything of its step `stopAt` written and nothing committed. */
async function sweepAndKill(settings: Settings['database'], alertId: number, stopAt: number): Promise<void> {
  const words = [...wordsOf('sweep-child'), JSON.stringify(settings)];
  const child = spawn(process.execPath, [...words, String(alertId), String(CHUNK), String(stopAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([once(child.stdout, 'data'), ended.then(() => ['ended'])]);
  expect(String(line)).toBe('stopped\n');
  child.kill('SIGKILL');
  await ended;
}

describeOnEachDatabase('a sweep whose process is killed', (kind) => {
  it('keeps the steps it committed, nothing of the one it was in, and goes on from there: each record once', async () => {
    const site = await testSite(kind);
    const values = { state: 'granted' };
    await saveRecords(
      site.ctx,
      Array.from({ length: RECORDS }, () => ({ model: 'grant_request', values })),
      systemActor,
    );
    const { id } = await site.makeAlert({ alert_trigger_type: 'One Time Filter' });
    const queued = () =>
      site.database.kysely.selectFrom('engine_queue_entry').select('record_id').orderBy('sequence').execute();
    const sweptTo = async () => {
      const row = await site.database.kysely.selectFrom('engine_sweep').selectAll().executeTakeFirst();
      return row?.after_record_id ?? 0;
    };
    let done = 0;
    for (const stopAt of [1, 3, 2]) {
      await sweepAndKill(site.settings, id, stopAt);
      done += (stopAt - 1) * CHUNK;
      expect(await queued()).toHaveLength(done);
      expect(await sweptTo()).toBe(done);
    }
    expect(await sweepOnce(site.ctx, { chunk: CHUNK })).toBe(RECORDS - done);
    const ids = (await queued()).map((row) => row.record_id);
    expect(ids).toEqual(Array.from({ length: RECORDS }, (_, index) => index + 1));
    expect(await sweepOnce(site.ctx)).toBe(0);
  }, 120_000);
});
