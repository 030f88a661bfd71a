import { expect, it } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { refuseEntries } from '@/lib/testing/refusing-log';
import { testRuntime } from '@/lib/testing/runtime';
import { beginSampleData } from './begin';
import { dropSampleDataLease, holdSampleDataLease } from './lease';
import { sampleDataState } from './state';

describeOnEachDatabase('beginning to load the sample data', (kind) => {
  it('is written down as it begins, and not when somebody else does', async () => {
    const runtime = await testRuntime(kind);
    const entries = () =>
      runtime.database.kysely
        .selectFrom('activity')
        .select('verb')
        .where('verb', 'like', 'sample-data.%')
        .execute();
    await holdSampleDataLease(runtime, 'another');
    expect(await beginSampleData(runtime, cliActor)).toMatchObject({ state: 'absent' });
    expect(await entries()).toEqual([]);
    await dropSampleDataLease(runtime, 'another');
    const allow = await refuseEntries(runtime.database, 'sample-data.begin');
    await expect(beginSampleData(runtime, cliActor)).rejects.toThrow('the log takes no entry');
    expect(await sampleDataState(runtime)).toMatchObject({ state: 'absent' });
    const alerts = await runtime.database.kysely.selectFrom('engine_alert').select('id').execute();
    expect(alerts).toEqual([]);
    await allow();
    expect(await holdSampleDataLease(runtime, 'a third')).toBe(true);
  });
});
