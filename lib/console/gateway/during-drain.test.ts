import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { makeIntegration } from '@/lib/testing/fake-site/gateway';
import { insertAccountOf, operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { gate, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { untilTrue } from '@/lib/testing/until-true';
import { drainAtWork } from '../drain/registry';
import { startDrain } from '../drain/start';
import { getDrain } from '../drain/views';

const PLAN = { finishEach: true, maxRecords: null, seen: { maxRounds: 10, queued: null } };
const NO_JOB = '00000000-1111-4222-8333-444444444444';

describeOnEachDatabase('the gateway, while a call of a drain is under way,', (kind) => {
  it.each(['process', 'finish'] as const)('(%s) answers 503 at once, and waits for nothing', async (verb) => {
    const { ctx, site } = await setUpLedger(kind);
    await insertAccountOf(ctx, operator);
    const ids = site.queue(QUEUE_UUID).add(3);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const hold = gate();
    site.failNext(verb, { kind: 'hold', until: hold.until });
    const { id } = await startDrain(ctx, QUEUE_ID, PLAN);
    await untilTrue(() => site.count(verb) === 1);
    const made = site.calls.length;
    const refused = [await erp.process(), await erp.finish(NO_JOB)];
    expect(refused.map((one) => [one.status, one.headers.get('retry-after')])).toEqual([
      [503, '30'],
      [503, '30'],
    ]);
    expect(refused[0]?.text).toContain('is draining this queue');
    expect(site.calls).toHaveLength(made);
    hold.release();
    await drainAtWork(id);
    expect(await getDrain(ctx, id)).toMatchObject({ state: 'done', reason: 'empty', cleared: ids.length });
  });
});
