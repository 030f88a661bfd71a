import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { notifyTest, tell, webhookOf, type NotifyTest } from '@/lib/testing/notify-test';
import type { TestWebhookServer } from '@/lib/testing/webhook-server';
import { watchedLog } from '@/lib/testing/watched-log';
import { changeChannel } from './change-channel';
import { removeChannel } from './remove-channel';
import { testChannel } from './test-channel';

const MANY = [1, 2, 3, 4, 5, 6];

describeOnEachDatabase('what waits for a channel', (kind) => {
  it('is left alone as a whole while the other side wants to be, and goes on in its order', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    server.answer = { status: 503, headers: { 'Retry-After': '120' } };
    await tell(test, channelId, 'opened', [1]);
    await tell(test, channelId, 'opened', [2]);
    await test.deliver();
    // One that comes meanwhile waits as well.
    await tell(test, channelId, 'opened', [3]);
    test.clock.advance(119_000);
    await test.deliver();
    expect(told(server)).toEqual(['opened 1']);
    for (const { nextAttemptAt } of await test.deliveries())
      expect(nextAttemptAt).toBeGreaterThanOrEqual(test.clock.now() + 1000);
    server.answer = { status: 200 };
    test.clock.advance(1000);
    await test.deliver();
    expect(told(server)).toEqual(['opened 1', 'opened 1', 'opened 2', 'opened 3']);
  });

  it.each([400, 413, 422])(
    'does not wait for a message that alone was refused (%i), but what is told of its incident does',
    async (status) => {
      const test = await notifyTest(kind);
      const { server, channelId } = await webhookOf(test);
      server.answer = { status };
      await tell(test, channelId, 'opened', [1]);
      await test.deliver();
      server.answer = { status: 200 };
      await tell(test, channelId, 'resolved', [1]);
      await tell(test, channelId, 'opened', [2]);
      await test.deliver();
      expect(told(server)).toEqual(['opened 1', 'opened 2']);
      test.clock.advance(60_000);
      await test.deliver();
      expect(told(server)).toEqual(['opened 1', 'opened 2', 'opened 1', 'resolved 1']);
    },
  );

  it('waits until the moment that the other side names', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    const moment = Math.ceil(test.clock.now() / 1000) * 1000 + 120_000;
    server.answer = { status: 503, headers: { 'Retry-After': new Date(moment).toUTCString() } };
    await tell(test, channelId);
    await test.deliver();
    expect(await test.deliveries()).toMatchObject([{ state: 'waiting', nextAttemptAt: moment }]);
  });

  it('is tried at once when the channel leads elsewhere', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    server.answer = { status: 404 };
    await tell(test, channelId);
    await test.deliver();
    const right = await webhookOf(test);
    await changeChannel(test.ctx, channelId, { name: 'Slack', url: right.server.url });
    await test.deliver();
    expect(told(right.server)).toEqual(['opened 1']);
  });

  it('is sent at once when a test arrives, and waits on when it does not', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    server.answer = { status: 503, headers: { 'Retry-After': '3600' } };
    await tell(test, channelId);
    await test.deliver();
    const sentOf = () => server.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    await testChannel(test.ctx, channelId);
    await test.deliver();
    expect(sentOf()).toEqual(['incident.opened', 'test']);
    server.answer = { status: 200 };
    await testChannel(test.ctx, channelId);
    await test.deliver();
    expect(sentOf()).toEqual(['incident.opened', 'test', 'test', 'incident.opened']);
  });

  it('has no end before the message that its beginning was merged into', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId, 'opened', MANY);
    await tell(test, channelId, 'resolved', [3]);
    await beingSentElsewhere(test, true);
    await test.deliver();
    expect(told(server)).toEqual([]);
    await beingSentElsewhere(test, false);
    await test.deliver();
    expect(told(server)).toEqual(['opened 1,2,3,4,5,6', 'resolved 3']);
  });

  it('has no end before its beginning, though whoever wrote it had a clock that was behind', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId, 'opened', [1]);
    await tell(test, channelId, 'resolved', [1]);
    const { kysely } = test.ctx.database;
    const early = '00000000-0000-7000-8000-000000000000';
    await kysely.updateTable('notification').set({ id: early }).where('kind', '=', 'resolved').execute();
    await test.deliver();
    expect(told(server)).toEqual(['opened 1', 'resolved 1']);
  });

  it('has no end of many before all of their beginnings', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId, 'opened', [1]);
    await tell(test, channelId, 'opened', [7, ...MANY.slice(1)]);
    await test.ctx.database.kysely
      .updateTable('notification')
      .set({ state: 'delivered', next_attempt_at: null })
      .where('incident_id', '=', 'incident-1')
      .execute();
    await beingSentElsewhere(test, true);
    await tell(test, channelId, 'resolved', MANY);
    await test.deliver();
    expect(told(server)).toEqual([]);
    await beingSentElsewhere(test, false);
    await test.deliver();
    expect(told(server)).toEqual(['opened 7,2,3,4,5,6', 'resolved 1,2,3,4,5,6']);
  });
});

describeOnEachDatabase('what cannot be sent', (kind) => {
  it('is given up when its channel was removed meanwhile', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    await removeChannel(test.ctx, channelId);
    await tell(test, channelId);
    await test.deliver();
    expect(server.received).toEqual([]);
    expect(await test.deliveries()).toMatchObject([
      { state: 'given-up', problem: 'The channel was removed.', nextAttemptAt: null },
    ]);
  });

  it('is given up, and said so once, when the address cannot be opened', async () => {
    const log = watchedLog();
    const test = await notifyTest(kind, { log });
    const { server, channelId } = await webhookOf(test);
    await makeUnreadable(test);
    await tell(test, channelId, 'opened', [1]);
    await tell(test, channelId, 'opened', [2]);
    await test.deliver();
    await test.deliver();
    const errors = log.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      'A channel cannot be used: its address or key cannot be opened',
    ]);
    expect(server.received).toEqual([]);
    const given = { state: 'given-up', problem: expect.stringContaining('ENCRYPTION_KEY') };
    expect(await test.deliveries()).toMatchObject([given, given]);
    const acts = await test.ctx.database.kysely.selectFrom('activity').select('verb').execute();
    expect(acts.filter(({ verb }) => verb === 'notification.give-up')).toHaveLength(1);
  });

  it('leaves nothing behind that waits for ever when a test fails', async () => {
    const test = await notifyTest(kind);
    const { channelId } = await webhookOf(test);
    await makeUnreadable(test);
    await expect(testChannel(test.ctx, channelId)).rejects.toMatchObject({ code: 'internal' });
    expect(await test.deliveries()).toEqual([]);
  });
});

/** What the webhook got: kinds, and the numbers of the incidents. */
function told({ received }: TestWebhookServer): string[] {
  return received.map(({ body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { incidents: { id: string }[] } };
    const numbers = data.incidents.map(({ id }) => id.replace('incident-', ''));
    return `${type.replace('incident.', '')} ${numbers.join()}`;
  });
}

/** Another instance has claimed what opened, or lets go of it. */
async function beingSentElsewhere({ ctx }: NotifyTest, isClaimed: boolean): Promise<void> {
  await ctx.database.kysely
    .updateTable('notification')
    .set({ claimed_until: isClaimed ? Date.now() + 60_000 : null })
    .where('kind', '=', 'opened')
    .execute();
}

/** What another ENCRYPTION_KEY does. */
async function makeUnreadable({ ctx }: NotifyTest): Promise<void> {
  await ctx.database.kysely
    .updateTable('notification_channel')
    .set({ target_sealed: Buffer.from('sealed with another key') })
    .execute();
}
