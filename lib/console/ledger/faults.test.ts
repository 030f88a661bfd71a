import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { actionAfter, jobAfter, wrongOnScreen } from '@/lib/testing/fake-site/after-fault';
import { FINISH_FAULTS, PROCESS_FAULTS } from '@/lib/testing/fake-site/fault-cases';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { openCallsAndJobs } from '@/lib/testing/fake-site/open-work';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { MORE_FINISH_FAULTS, MORE_PROCESS_FAULTS } from '@/lib/testing/fake-site/more-fault-cases';
import { suggestion } from '@/lib/domain/queue-can';
import { processQueue } from '../jobs/process';

describeOnEachDatabase('the ledger when the site answers process with', (kind) => {
  it.each([...PROCESS_FAULTS, ...MORE_PROCESS_FAULTS])('$name', async (one) => {
    const { fault, call: expected, says, findsUuid, repeats } = one;
    const { ctx, site } = await setUpLedger(kind, limitsFor(expected.outcome));
    const ids = site.queue(QUEUE_UUID).add(2);
    site.failNext('process', fault);
    const { call, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject(expected);
    expect(call.detail).toMatch(says);
    expect(site.count('process')).toBe(1);
    expect(queue.unknownCall?.id ?? null).toBe(expected.state === 'unknown' ? call.id : null);
    expect(suggestion(queue).action).toBe(actionAfter('process', expected));
    expect(wrongOnScreen(expected, queue)).toBeNull();
    const uuid = site.queue(QUEUE_UUID).jobs[0]?.uuid;
    expect(call.foundJobUuid).toBe(findsUuid === true ? uuid : call.foundJobUuid);
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toEqual(repeats === true ? [...ids, ...ids] : ids);
    expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
  });
});

describeOnEachDatabase('the ledger when the site answers finish with', (kind) => {
  it.each([...FINISH_FAULTS, ...MORE_FINISH_FAULTS])('$name', async ({ fault, call: expected, says }) => {
    const { ctx, site } = await setUpLedger(kind, limitsFor(expected.outcome));
    const ids = site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    site.failNext('finish', fault);
    const after = await finish(ctx, job);
    expect(after.call).toMatchObject(expected);
    expect(after.call.detail).toMatch(says);
    expect(site.count('finish')).toBe(1);
    expect(after.job?.state).toBe(jobAfter(expected));
    expect(suggestion(after.queue).action).toBe(actionAfter('finish', expected));
    expect(wrongOnScreen(expected, after.queue)).toBeNull();
    site.queue(QUEUE_UUID).add(1);
    await moveOnUntilEmpty(ctx);
    expect((await finishedRecordIds(ctx)).slice(0, 2)).toEqual(ids);
    expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
  });
});

/** Little patience only where it is to run out: a busy machine is no site that does not answer. */
function limitsFor(outcome: string): typeof SMALL_LIMITS {
  return outcome === 'timed-out' ? SMALL_LIMITS : { ...SMALL_LIMITS, upstreamTimeoutMs: 20_000 };
}
