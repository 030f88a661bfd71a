import { expect, it } from 'vitest';
import { writeJson } from '@/lib/db/json';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import {
  SAMPLE_DATA_SETTING,
  STALE_AFTER_MS,
  sampleDataOnOverview,
  sampleDataState,
  type KeptState,
} from './state';

const HALF: KeptState = {
  state: 'loading',
  progress: 0.5,
  step: 'Playing',
  problem: null,
  isFirst: true,
  writtenAt: 0,
};

describeOnEachDatabase('how far the sample data is', (kind) => {
  it('is told while it is loaded, and that it failed once nothing more is heard of it', async () => {
    const runtime = await testRuntime(kind);
    const keep = (kept: Partial<KeptState>) =>
      putSetting(runtime.database.kysely, SAMPLE_DATA_SETTING, writeJson({ ...HALF, ...kept }));
    const now = runtime.console.clock.now();
    expect(await sampleDataOnOverview(runtime)).toBe('none');
    await keep({ writtenAt: now });
    expect([await sampleDataOnOverview(runtime), (await sampleDataState(runtime)).state]).toEqual([
      'first',
      'loading',
    ]);
    await keep({ writtenAt: now, isFirst: false });
    expect(await sampleDataOnOverview(runtime)).toBe('beside');
    await keep({ writtenAt: now - STALE_AFTER_MS - 60_000 });
    expect(await sampleDataOnOverview(runtime)).toBe('failed');
    expect(await sampleDataState(runtime)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('Load it again'),
    });
    await keep({ state: 'loaded', isFirst: false });
    expect(await sampleDataOnOverview(runtime)).toBe('none');
  });
});
