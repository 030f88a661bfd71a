import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { FINISH_FAULTS, PROCESS_FAULTS } from '@/lib/testing/fake-site/fault-cases';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { openCallsAndJobs } from '@/lib/testing/fake-site/open-work';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { MORE_FINISH_FAULTS, MORE_PROCESS_FAULTS } from '@/lib/testing/fake-site/more-fault-cases';
import type { QueueView } from '@/lib/domain/api/views';
import { suggestion, type Suggestion } from '@/lib/domain/queue-can';
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
    expect(suggestion(queue).action).toBe(AFTER_PROCESS[expected.outcome] ?? AFTER_STATE[expected.state]);
    expectScreen(expected.state, queue);
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
    const isFinished = expected.outcome === 'cleared' || expected.outcome === 'count-mismatch';
    const waits = expected.state === 'unknown' ? 'finishing' : 'open';
    expect(after.job?.state).toBe(isFinished ? 'finished' : waits);
    expect(suggestion(after.queue).action).toBe(
      AFTER_FINISH[expected.outcome] ?? AFTER_STATE[expected.state],
    );
    expectScreen(expected.state, after.queue);
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

type Action = Suggestion['action'];

/** The one action the screen suggests after a process call came to this. */
const AFTER_PROCESS: Readonly<Record<string, Action>> = {
  job: 'finish',
  empty: 'none',
  outstanding: 'recover',
  forbidden: 'put-right',
  'not-found': 'put-right',
};
/** After a finish. */
const AFTER_FINISH: Readonly<Record<string, Action>> = {
  cleared: 'none',
  'count-mismatch': 'none',
  'not-cleared': 'process',
  forbidden: 'finish',
  rejected: 'finish',
  'rate-limited': 'finish',
};
const AFTER_STATE: Readonly<Record<string, Action>> = { unknown: 'reconcile', failed: 'process' };

/** What the screen says of the queue, beside the call's own sentence. */
function expectScreen(state: string, queue: QueueView): void {
  const healths: Readonly<Record<string, readonly string[]>> = { unknown: ['stuck'], failed: ['failing'] };
  expect(healths[state] ?? ['healthy', 'unknown']).toContain(queue.health.state);
  expect(queue.health.sentence).toMatch(state === 'unknown' ? /Reconcile it/ : /\.$/);
}
