import { expect, it, onTestFinished } from 'vitest';
import { makeMailer } from '@/lib/mail/make-mailer';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertManyQueues } from '@/lib/testing/many-queues';
import { notifyTest, webhookOf, type NotifyTest } from '@/lib/testing/notify-test';
import { startSmtpServer } from '@/lib/testing/smtp-server';
import { watchQueues } from '../health/watch-queues';
import { createChannel } from './create-channel';
import { createRule } from './save-rule';

const MINUTE = 60_000;
const QUEUES = 2_000;
const TO = 'ops@example.org';
const SITE_NAME = 'الصندوق '.repeat(40);
/** What Slack takes of a message, and of a section. */
const SLACK = { text: 40_000, section: 3_000, blocks: 50 };

interface Block {
  text: { text: string };
}
interface Body {
  text: string;
  blocks: Block[];
  data: { total: number; incidents: { queue: { name: string; site: string }; sentence: string }[] };
}

/** A console that tells of trouble by webhook and by e-mail, with so many queues; what came of them. */
async function toldOf(kind: DatabaseKind, count: number, name?: string) {
  const smtp = await startSmtpServer();
  onTestFinished(() => smtp.close());
  const mailer = makeMailer({ smtpUrl: smtp.url, from: 'console@example.org' });
  const test = await notifyTest(kind, { mailer });
  const { server, channelId } = await webhookOf(test);
  const email = await createChannel(test.ctx, { kind: 'email', name: 'Mail', address: TO });
  const rule = { name: 'R', states: ['stuck' as const], sites: null, queues: null, remindMs: null };
  for (const channel of [channelId, email.channel.id])
    await createRule(test.ctx, { ...rule, channelId: channel, enabled: true });
  const { kysely: db } = test.ctx.database;
  await insertManyQueues(test.ctx.database, count, test.clock.now());
  await db.updateTable('site').set({ name: SITE_NAME }).execute();
  await db
    .updateTable('job')
    .set({ holder_name: '&'.repeat(10_000) })
    .execute();
  if (name !== undefined) await db.updateTable('queue').set({ name }).execute();
  await untilTold(test);
  expect(server.received).toHaveLength(1);
  const [webhook] = server.received;
  const [mail] = smtp.received;
  return {
    body: JSON.parse(webhook?.body ?? '') as Body,
    bytes: Buffer.byteLength(webhook?.body ?? ''),
    mail: mail?.raw ?? '',
    subject: subjectOf(mail?.raw ?? ''),
  };
}

/** Trouble is told when it has lasted. */
async function untilTold(test: NotifyTest): Promise<void> {
  await watchQueues(test.ctx);
  test.clock.advance(2 * MINUTE);
  await watchQueues(test.ctx);
  await test.deliver();
}

/** Out of the letters that a header may have. */
function subjectOf(mail: string): string {
  const line = /^Subject: (.*)/m.exec(mail)?.[1] ?? '';
  const coded = Array.from(line.matchAll(/=\?UTF-8\?Q\?([^?]*)\?/g), ([, text = '']) => text).join('');
  return coded === '' ? line : decodeURIComponent(coded.replaceAll('_', ' ').replaceAll('=', '%'));
}

function expectSlackTakes({ text, blocks }: Body): void {
  expect(text.length).toBeLessThan(SLACK.text);
  expect(blocks.length).toBeLessThanOrEqual(SLACK.blocks);
  for (const block of blocks) {
    expect(block.text.text.length).toBeLessThan(SLACK.section);
    // Nothing that was escaped is cut in two.
    expect(block.text.text.replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&');
  }
}

describeOnEachDatabase('what is told of queues with long names', (kind) => {
  it('of one: the name is cut in the subject, in the message and for Slack, and the words around it stand', async () => {
    const { body, bytes, mail, subject } = await toldOf(kind, 2, '&'.repeat(10_000));
    expectSlackTakes(body);
    expect(bytes).toBeLessThan(20_000);
    expect(body.data.incidents[0]?.queue.name).toBe(`${'&'.repeat(200)}…`);
    expect(body.data.incidents[0]?.sentence.length).toBeLessThanOrEqual(501);
    expect(mail.length).toBeLessThan(40_000);
    expect(subject).toMatch(/^Stuck: &{200}… \(/);
  });

  it('of one from right to left: it stands by itself, and no mark in it turns what follows', async () => {
    const { body, subject } = await toldOf(kind, 2, 'مدفوعات\u202E (فوري)');
    const site = `\u2068${SITE_NAME.slice(0, 200)}…\u2069`;
    expect(subject).toBe(`Stuck: \u2068مدفوعات (فوري)\u2069 (${site})`);
    expect(body.text.startsWith(subject)).toBe(true);
    expect(body.data.incidents[0]?.queue.name).toBe('مدفوعات\u202E (فوري)');
  });

  it('of a hundred among thousands: one message names the first, counts the rest and stays readable', async () => {
    const { body, bytes, mail, subject } = await toldOf(kind, QUEUES);
    const stuck = QUEUES / 16;
    expectSlackTakes(body);
    expect(bytes).toBeLessThan(200_000);
    expect(body.data).toMatchObject({ total: stuck });
    expect(body.data.incidents).toHaveLength(20);
    expect(subject).toBe(`${stuck} queues are in trouble`);
    expect(mail.length).toBeLessThan(400_000);
    expect(mail).toContain(`And ${stuck - 20} more: see the overview.`);
  }, 90_000);
});
