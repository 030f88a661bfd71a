import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { FINISH_FAULTS, PROCESS_FAULTS } from '@/lib/testing/fake-site/fault-cases';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { openCallsAndJobs } from '@/lib/testing/fake-site/open-work';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { processQueue } from '../jobs/process';

describeOnEachDatabase('the ledger when the site answers process with', (kind) => {
  it.each(PROCESS_FAULTS)('$name', async ({ fault, call: expected, says, findsUuid }) => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    const ids = site.queue(QUEUE_UUID).add(2);
    site.failNext('process', fault);
    const { call, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject(expected);
    expect(call.detail).toMatch(says);
    expect(site.count('process')).toBe(1);
    expect(queue.unknownCall?.id ?? null).toBe(expected.state === 'unknown' ? call.id : null);
    const uuid = site.queue(QUEUE_UUID).jobs[0]?.uuid;
    expect(call.foundJobUuid).toBe(findsUuid === true ? uuid : call.foundJobUuid);
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
  });
});

describeOnEachDatabase('the ledger when the site answers finish with', (kind) => {
  it.each(FINISH_FAULTS)('$name', async ({ fault, call: expected, says }) => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    const ids = site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    site.failNext('finish', fault);
    const after = await finish(ctx, job);
    expect(after.call).toMatchObject(expected);
    expect(after.call.detail).toMatch(says);
    expect(site.count('finish')).toBe(1);
    const isFinished = expected.outcome === 'cleared' || expected.outcome === 'count-mismatch';
    const waits = expected.state === 'unknown' ? 'finishing' : 'open';
    expect(after.job?.state).toBe(isFinished ? 'finished' : waits);
    site.queue(QUEUE_UUID).add(1);
    await moveOnUntilEmpty(ctx);
    expect((await finishedRecordIds(ctx)).slice(0, 2)).toEqual(ids);
    expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
  });
});
