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

/** A rule that never reminds. */
async function ruleOf(test: NotifyTest, channelId: string, states: readonly ('stuck' | 'failing')[]) {
  const scope = { sites: null, queues: null, remindMs: null, enabled: true };
  await createRule(test.ctx, { name: 'Later', channelId, states: [...states], ...scope });
}

/** What was put into the outbox for a channel: of what kind, and the incident it is about. */
async function toldTo({ ctx }: NotifyTest, channelId: string) {
  const rows = await ctx.database.kysely
    .selectFrom('notification')
    .select(['kind', 'incident_id'])
    .where('channel_id', '=', channelId)
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.kind} ${row.incident_id}`);
}

describeOnEachDatabase('an incident that stood before there was a rule', (kind) => {
  it('is told once to the channel of each rule that is about it, however often it comes round', async () => {
    const test = await notifyTest(kind);
    const heard = await webhookOf(test);
    await tell(test, heard.channelId);
    await makeStuck(test);
    await remind(test.ctx);
    const { server, channelId } = await webhookOf(test);
    await ruleOf(test, channelId, ['failing']);
    await remind(test.ctx);
    expect(await toldTo(test, channelId)).toEqual([]);
    await ruleOf(test, channelId, ['stuck']);
    await ruleOf(test, heard.channelId, ['stuck']);
    await remind(test.ctx);
    await test.deliver();
    test.clock.advance(2 * HOUR);
    await remind(test.ctx);
    expect(await toldTo(test, channelId)).toEqual(['opened incident-1']);
    expect(await toldTo(test, heard.channelId)).toEqual(['opened incident-1']);
    expect(server.received).toHaveLength(1);
  });

  it('is not told when somebody has it in hand, and many are one message', async () => {
    const test = await notifyTest(kind);
    const { channelId: before } = await webhookOf(test);
    await tell(test, before, 'opened', MANY);
    await makeStuck(test);
    const inHand = { acknowledged_at: test.clock.now(), acknowledged_by: 'Ada' };
    await test.ctx.database.kysely.updateTable('incident').set(inHand).execute();
    const { channelId } = await webhookOf(test);
    await ruleOf(test, channelId, ['stuck']);
    await remind(test.ctx);
    expect(await toldTo(test, channelId)).toEqual([]);
    const inNoHand = { acknowledged_at: null, acknowledged_by: null };
    await test.ctx.database.kysely.updateTable('incident').set(inNoHand).execute();
    await remind(test.ctx);
    const rows = await test.ctx.database.kysely
      .selectFrom('notification')
      .select('state')
      .where('channel_id', '=', channelId)
      .execute();
    expect(rows.map(({ state }) => state).toSorted()).toEqual([
      ...MANY.slice(1).map(() => 'merged'),
      'waiting',
    ]);
  });
});

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
