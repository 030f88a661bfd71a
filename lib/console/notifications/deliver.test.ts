import { expect, it, onTestFinished } from 'vitest';
import { MailError } from '@/lib/domain/mail';
import { makeMailer } from '@/lib/mail/make-mailer';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID } from '@/lib/testing/fake-site/ledger-context';
import { notifyTest, tell, webhookOf } from '@/lib/testing/notify-test';
import { startSmtpServer } from '@/lib/testing/smtp-server';
import { verified } from '@/lib/testing/webhook-server';
import { changeChannel } from './change-channel';
import { createChannel } from './create-channel';
import { makeDeliverer } from './deliver';
import { readNotifications } from './read-notifications';
import { removeChannel } from './remove-channel';
import { rotateSecret } from './rotate-secret';
import { testChannel } from './test-channel';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeOnEachDatabase('a webhook', (kind) => {
  it('is signed, readable by Slack, and in the delivery log', async () => {
    const test = await notifyTest(kind);
    const { server, channelId, secret, shown } = await webhookOf(test);
    await tell(test, channelId);
    await test.deliver();
    const [got] = server.received;
    if (got === undefined) throw new Error('Nothing came');
    expect(verified(got, secret)).toMatchObject({
      type: 'incident.opened',
      text: 'Stuck: Payments &lt;!channel&gt; &amp; more (A site)\nIt is stuck.\nNext: Finish the open job.',
      blocks: [{ type: 'section', text: { type: 'mrkdwn' } }],
      data: { total: 1, incidents: [{ id: 'incident-1', url: `https://c.example/queues/${QUEUE_ID}` }] },
    });
    expect(() => verified({ ...got, body: `${got.body} ` }, secret)).toThrow('No matching signature found');
    const [delivery] = await test.deliveries();
    expect(delivery).toMatchObject({ id: got.id, state: 'delivered', answerStatus: 200, attempts: 1 });
    expect(shown).not.toContain('secret-part');
    expect(JSON.stringify(await readNotifications(test.ctx))).not.toMatch(/secret-part|whsec_/);
  });

  it('is sent once by several instances, and again under the same id after a crash', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId);
    const { signal } = new AbortController();
    await Promise.all([test.deliver(), test.other.run(signal)]);
    await test.other.settled();
    expect(server.received).toHaveLength(1);
    // What a program that died after sending leaves behind, until its claim has run out.
    const died = { state: 'waiting', next_attempt_at: test.clock.now(), claimed_until: Date.now() + 60_000 };
    await test.ctx.database.kysely.updateTable('notification').set(died).execute();
    await test.deliver();
    expect(server.received).toHaveLength(1);
    await test.ctx.database.kysely.updateTable('notification').set({ claimed_until: 1 }).execute();
    await test.deliver();
    expect(server.received.map(({ id }) => id)).toEqual([server.received[0]?.id, server.received[0]?.id]);
  });

  it('is tried again, later and later, in its order, and given up after a day', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    server.answer = { status: 503, headers: { 'Retry-After': '120' } };
    await tell(test, channelId);
    await tell(test, channelId, 'resolved');
    await test.deliver();
    await test.deliver();
    expect(server.received).toHaveLength(1);
    const waiting = (await test.deliveries()).find((one) => one.kind === 'opened');
    expect(waiting).toMatchObject({
      state: 'waiting',
      attempts: 1,
      answerStatus: 503,
      problem: 'It answered 503.',
    });
    expect(waiting?.nextAttemptAt).toBeGreaterThanOrEqual(test.clock.now() + 120_000);
    test.clock.advance(DAY);
    await test.deliver();
    expect((await test.deliveries()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    for (let more = 0; more < 4; more += 1) {
      test.clock.advance(HOUR);
      await test.deliver();
    }
    expect((await test.deliveries()).map(({ kind: what, state }) => [what, state])).toEqual([
      ['resolved', 'waiting'],
      ['opened', 'given-up'],
    ]);
    server.answer = { status: 204 };
    await test.deliver();
    expect(server.received.map(({ body }) => JSON.parse(body).type)).toEqual([
      ...Array.from({ length: 6 }, () => 'incident.opened'),
      'incident.resolved',
    ]);
  });

  it('is not silent for as long as the clock was ahead when it failed, or when it was to be told', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    const now = test.clock.now();
    server.answer = { status: 503 };
    await tell(test, channelId);
    test.clock.set(now + 300 * DAY);
    await test.deliver();
    await tell(test, channelId, 'escalated');
    // What a program that died while it sent leaves behind.
    await test.ctx.database.kysely
      .updateTable('notification')
      .set({ claimed_until: Date.now() + 300 * DAY })
      .execute();
    test.clock.set(now);
    await test.deliver();
    expect(server.received).toHaveLength(2);
    // The wait since is one like any other.
    server.answer = { status: 204 };
    await test.deliver();
    expect(server.received).toHaveLength(2);
    test.clock.advance(HOUR);
    await test.deliver();
    expect((await test.deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    // Nor when that time has come.
    test.clock.set(now + 300 * DAY - HOUR);
    await tell(test, channelId, 'resolved');
    await test.deliver();
    expect(server.received.map(({ body }) => JSON.parse(body).type).slice(2)).toEqual([
      'incident.opened',
      'incident.escalated',
      'incident.resolved',
    ]);
  });

  it('follows no redirect, and never goes to an address that is not called', async () => {
    const test = await notifyTest(kind);
    const { server, channelId } = await webhookOf(test);
    server.answer = { status: 302, headers: { Location: new URL('/other', server.url).href } };
    expect(await testChannel(test.ctx, channelId)).toMatchObject({
      state: 'given-up',
      problem: expect.stringContaining('not followed'),
    });
    expect(server.received).toHaveLength(1);
    const metadata = { kind: 'webhook' as const, name: 'Inside', url: 'https://169.254.169.254/latest' };
    const { channel } = await createChannel(test.ctx, metadata);
    expect((await testChannel(test.ctx, channel.id)).problem).toMatch(/never called/);
    await expect(
      createChannel(test.ctx, { ...metadata, url: 'http://hooks.example/x' }),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'url' }] });
  });

  it('has another key when it is asked for, and forgets everything when it is removed', async () => {
    const test = await notifyTest(kind);
    const { server, channelId, secret } = await webhookOf(test);
    const made = await rotateSecret(test.ctx, channelId);
    await changeChannel(test.ctx, channelId, { name: 'Ops' });
    expect(await testChannel(test.ctx, channelId)).toMatchObject({
      state: 'delivered',
      title: expect.any(String),
    });
    const [got] = server.received;
    if (got === undefined) throw new Error('Nothing came');
    expect(verified(got, made.secret)).toMatchObject({ type: 'test' });
    expect(() => verified(got, secret)).toThrow('No matching signature found');
    await tell(test, channelId);
    await removeChannel(test.ctx, channelId);
    await test.deliver();
    expect(server.received).toHaveLength(1);
    expect((await test.deliveries())[0]).toMatchObject({ state: 'given-up', channel: { name: 'Ops' } });
    expect((await readNotifications(test.ctx)).channels).toEqual([]);
  });
});

describeOnEachDatabase('an e-mail', (kind) => {
  it('says the same in plain text and HTML, and loads nothing from anywhere', async () => {
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const test = await notifyTest(kind, {
      mailer: makeMailer({ smtpUrl: smtp.url, from: 'Console <c@example.org>' }),
    });
    const { channel } = await createChannel(test.ctx, {
      kind: 'email',
      name: 'Ops',
      address: 'ops@example.org',
    });
    await tell(test, channel.id);
    await test.deliver();
    const { raw } = await smtp.take('ops@example.org');
    expect(raw).toContain('Subject: Stuck: Payments <!channel> & more (A site)');
    expect(raw).toContain('Next: Finish the open job.');
    expect(raw).toContain('Payments &#60;!channel&#62; &#38; more');
    expect(raw).not.toMatch(/<img|<link|<script|url\(/);
    expect((await test.deliveries())[0]).toMatchObject({ state: 'delivered', answerStatus: null });
    expect(raw).toContain(`Message-ID: <${(await test.deliveries())[0]?.id}@`);
  });

  it('to a server that never answers is tried again, and keeps no other channel waiting', async () => {
    let letGo: (problem: MailError) => void = () => {};
    const hanging = new Promise<never>((_, reject) => void (letGo = reject));
    const test = await notifyTest(kind, { mailer: { send: () => hanging } });
    const { channel } = await createChannel(test.ctx, {
      kind: 'email',
      name: 'Ops',
      address: 'o@example.org',
    });
    await tell(test, channel.id);
    const begun = makeDeliverer(test.ctx);
    await begun.run(new AbortController().signal);
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId);
    await begun.run(new AbortController().signal);
    await server.until(1);
    expect((await test.deliveries()).find((one) => one.channel.id === channel.id)).toMatchObject({
      state: 'waiting',
      problem: null,
    });
    letGo(new MailError('The mail server did not answer in time.'));
    await begun.settled();
    expect((await test.deliveries()).find((one) => one.channel.id === channel.id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      problem: 'The mail server did not answer in time.',
      nextAttemptAt: expect.any(Number),
    });
  });

  it('without a mail server says what is missing', async () => {
    const test = await notifyTest(kind);
    const { channel } = await createChannel(test.ctx, {
      kind: 'email',
      name: 'Ops',
      address: 'o@example.org',
    });
    expect((await testChannel(test.ctx, channel.id)).problem).toContain('SMTP_URL');
  });
});
