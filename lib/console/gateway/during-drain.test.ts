import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { makeIntegration } from '@/lib/testing/fake-site/gateway';
import { insertAccountOf, operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { gate } from '@/lib/testing/gate';
import { untilTrue } from '@/lib/testing/until-true';
import type { ActContext } from '../context';
import { drainAtWork } from '../drain/registry';
import { startDrain } from '../drain/start';
import { getDrain } from '../drain/views';

const PLAN = { finishEach: true, maxRecords: null, seen: { maxRounds: 10, queued: null } };
const NO_JOB = '00000000-1111-4222-8333-444444444444';

describeOnEachDatabase('the gateway, during a drain,', (kind) => {
  it('answers 503 with Retry-After between the calls of a drain, and calls nobody', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(1);
    const erp = await makeIntegration(ctx, 'ERP sync');
    await insertRunningDrain(ctx);
    for (const refused of [await erp.process(), await erp.finish('00000000-1111-4222-8333-444444444444')]) {
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('30');
      expect(JSON.parse(refused.text)).toMatchObject({
        error: { code: 503, message: expect.stringContaining('draining') },
      });
    }
    expect(site.calls).toEqual([]);
    await ctx.database.kysely.updateTable('drain').set({ state: 'done' }).execute();
    expect((await erp.process()).status).toBe(200);
  });

  it.each(['process', 'finish'] as const)(
    '(%s) answers 503 at once while its call is under way, and waits for nothing',
    async (verb) => {
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
    },
  );
});

async function insertRunningDrain(ctx: ActContext): Promise<void> {
  await ctx.database.kysely
    .insertInto('drain')
    .values({
      id: 'drain-1',
      queue_id: QUEUE_ID,
      state: 'running',
      step: 'resting',
      finish_each: 1,
      max_rounds: 5,
      plan_json: '{}',
      actor_kind: 'person',
      actor_name: operator.name,
      started_at: 1,
      worked_ms: 0,
      rounds: 0,
      records: 0,
      cleared: 0,
      bytes: 0,
      instance_id: ctx.instanceId,
      renewed_at: Date.now(),
    })
    .execute();
}
