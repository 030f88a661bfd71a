import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { notifyTest, tell, webhookOf, type NotifyTest } from '@/lib/testing/notify-test';
import { remind } from './remind';
import { createRule } from './save-rule';

const HOUR = 3_600_000;
const MANY = [1, 2, 3, 4, 5, 6];

async function reminding(test: NotifyTest) {
  const { server, channelId } = await webhookOf(test);
  const scope = { sites: null, queues: null };
  const rule = { name: 'Rule', states: ['stuck' as const], remindMs: HOUR, enabled: true, channelId };
  await createRule(test.ctx, { ...rule, ...scope });
  return { server, channelId };
}

/** The trouble that the incidents of these tests are about. */
async function makeStuck({ ctx, clock }: NotifyTest): Promise<void> {
  const queues = await ctx.database.kysely.selectFrom('queue').select('id').execute();
  const job = {
    state: 'open',
    holder_kind: 'person',
    holder_name: 'Ana',
    custody: 'held',
    finish_inferred: 0,
  };
  const rows = queues.map(({ id }) => ({
    ...job,
    id: `job-${id}`,
    queue_id: id,
    job_uuid: `job-uuid-${id}`,
    opened_at: clock.now() - 3 * HOUR,
  }));
  await ctx.database.kysely.insertInto('job').values(rows).execute();
}

async function reminders({ ctx }: NotifyTest): Promise<number> {
  const rows = await ctx.database.kysely.selectFrom('notification').select('kind').execute();
  return rows.filter(({ kind }) => kind === 'reminded').length;
}

describeOnEachDatabase('a reminder', (kind) => {
  it('waits until the message that the first was merged into was sent', async () => {
    const test = await notifyTest(kind);
    const { channelId } = await reminding(test);
    await tell(test, channelId, 'opened', MANY);
    await makeStuck(test);
    test.clock.advance(2 * HOUR);
    await remind(test.ctx);
    expect(await reminders(test)).toBe(0);
    await test.deliver();
    await remind(test.ctx);
    expect(await reminders(test)).toBe(MANY.length);
  });

  it('is sent of what still is as it was told, not while the queue is in another state', async () => {
    const test = await notifyTest(kind);
    const { channelId } = await reminding(test);
    await tell(test, channelId);
    await test.deliver();
    // Its site cannot be read: failing, while the incident is of one that was stuck.
    await test.ctx.database.kysely.updateTable('site').set({ problem: 'It is away.' }).execute();
    test.clock.advance(2 * HOUR);
    await remind(test.ctx);
    expect(await reminders(test)).toBe(0);
    await makeStuck(test);
    await remind(test.ctx);
    expect(await reminders(test)).toBe(1);
  });
});
