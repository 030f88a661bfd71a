import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { hashPassword } from '@/lib/auth/password';
import { makeMailer } from '@/lib/mail/make-mailer';
import { CANARY_HEX, CANARY_TEXT, exactly, marked, markedKey, secretsWithin } from './canary';
import { describeOnEachDatabase, testDatabase } from './database';
import { testSite } from './engine-site';
import { makeIntegration } from './fake-site/gateway';
import { ledgerContext, QUEUE_UUID } from './fake-site/ledger-context';
import { setUpLedger } from './fake-site/set-up-ledger';
import { markedSettings } from './given-settings';
import { mayPrint } from './issuing-commands';
import { expectNoSecretInFiles } from './kept-files';
import { LiveReader } from './live-reader';
import { takeNoted } from './noted-secrets';
import { refuseEntries } from './refusing-log';
import { startSmtpServer } from './smtp-server';
import { startWebhookServer } from './webhook-server';

const SECRET = marked('seven green bicycles');
const GATEWAY_TOKEN = `fac_gw_${'x'.repeat(43)}`;

function sayToTerminal(facts: object): void {
  const { debug } = console;
  debug(facts);
}

// What these tests let out on purpose fails none of them.
afterEach(() => void takeNoted());

describe('what a unit test need not look at itself', () => {
  it.each([
    ['an answer', () => new Response(`{"said":"${SECRET}"}`)],
    ['an answer of bytes', () => new Response(Buffer.from(SECRET))],
    ['an answer as JSON', () => Response.json({ said: SECRET })],
    ['a header of an answer', () => new Response(null, { headers: { 'x-said': SECRET } })],
    ['an error', () => new TypeError('harmless', { cause: new Error(`not ${SECRET}`) })],
    ['a line of the terminal', () => sayToTerminal({ deep: { in: [SECRET] } })],
    ['a password without the mark', () => hashPassword('five orange scooters')],
  ])('is noted: %s', async (_what, leak) => {
    await leak();
    expect(takeNoted()).toEqual([expect.stringMatching(/^A (?:secret came out|password carries no mark)/)]);
  });

  it('is left alone where it shows nothing', async () => {
    expect(await new Response('{"said":"nothing"}', { headers: { 'x-said': 'nothing' } }).json()).toEqual({
      said: 'nothing',
    });
    const error = new RangeError('too long');
    expect([error instanceof Error, error instanceof RangeError, error.name]).toEqual([
      true,
      true,
      'RangeError',
    ]);
    await hashPassword(exactly('five purple scooters'));
    expect(takeNoted()).toEqual([]);
  });

  it('is noted: an address that is called, an e-mail and a webhook', async () => {
    const hook = await startWebhookServer();
    const smtp = await startSmtpServer();
    onTestFinished(async () => {
      await Promise.all([hook.close(), smtp.close()]);
    });
    await fetch(hook.url);
    expect(takeNoted()).toEqual([]);
    await fetch(new URL(`/other?secret=${CANARY_TEXT}`, hook.url), { method: 'POST', body: SECRET });
    expect(takeNoted().map((one) => one.split(' in ')[1])).toEqual([
      'the address of a call to another server',
      'what a webhook was sent',
    ]);
    const mailer = makeMailer({ smtpUrl: smtp.url, from: 'a@example.org' });
    await mailer.send({ to: 'b@example.org', subject: 'Hello', text: SECRET, html: '<p>Hello</p>' });
    expect(takeNoted()).toEqual([expect.stringContaining('an e-mail')]);
  });

  it('is noted: an event of a live stream, also across two pieces', async () => {
    const half = CANARY_TEXT.slice(0, 5);
    const pieces = [`data: "${half}`, `${CANARY_TEXT.slice(5)}"\n\n`];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(Buffer.from(piece));
        controller.close();
      },
    });
    const reader = new LiveReader(new Response(stream));
    await reader.untilOver();
    expect(takeNoted()).toEqual([expect.stringContaining('a live stream')]);
  });
});

describeOnEachDatabase('what comes through the helpers of tests', (kind) => {
  it('is refused: an answer of the built-in site', async () => {
    const site = await testSite(kind);
    const data = { name: GATEWAY_TOKEN };
    const leak = site.sendJson('POST', '/api/rest/v2/organization', { data, cols: ['name'] });
    await expect(leak).rejects.toThrow('A secret came out');
  });

  it('is refused: an answer of the gateway', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const integration = await makeIntegration(ctx, 'ERP');
    site.queue(QUEUE_UUID).add(1);
    site.failNext('process', { kind: 'change', change: (body) => ({ ...body, said: SECRET }) });
    await expect(integration.process()).rejects.toThrow('A secret came out');
  });

  it('is refused: a line of the log', async () => {
    const { database } = await testDatabase(kind);
    const { log } = ledgerContext(database);
    expect(() => log.warn({ error: new Error(SECRET) }, 'A call failed')).toThrow('A secret came out');
    expect(() => log.info({ key: Buffer.from(markedKey('0'), 'hex') }, 'A key')).toThrow('A secret came out');
  });
});

it('is refused: what the built-in site reports of a failure of its own', async () => {
  const site = await testSite('postgres');
  // As a database that quotes what it was given. Not in a file of SQLite, which would be refused for keeping it.
  await refuseEntries(site.database, 'alert.create', SECRET);
  const data = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
  const leak = site.sendJson('POST', '/api/rest/v2/alert', { data });
  await expect(leak).rejects.toThrow('in a line of the log');
});

it('a file that shows what was given is refused, but for those it is kept in', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-kept-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'encryption-key'), markedKey('0'));
  expectNoSecretInFiles(folder);
  await writeFile(path.join(folder, 'server.log'), `wrong password ${SECRET}`);
  expect(() => expectNoSecretInFiles(folder)).toThrow('the file server.log');
});

it('a secret is seen however it is written', () => {
  const key = Buffer.from(markedKey('5'), 'hex');
  const written = [
    markedKey('5').toUpperCase(),
    key.toString('base64'),
    JSON.stringify(key),
    Buffer.from(`id:${SECRET}`).toString('base64'),
    Buffer.from(`an id:${SECRET}`).toString('base64url'),
    encodeURIComponent(SECRET),
  ];
  expect(written.filter((text) => secretsWithin(text).length === 0)).toEqual([]);
  expect(secretsWithin(Buffer.alloc(200, 7).toString('base64'))).toEqual([]);
});

it('the PostgreSQL of tests has a password that is seen', () => {
  expect(new URL(inject('postgresUrl')).password).toContain(CANARY_TEXT);
});

it('a program is not started with a secret that would not be seen', () => {
  const given = 'x'.repeat(64);
  for (const settings of [
    { METRICS_TOKEN: given },
    { NEW_ENCRYPTION_KEY: given },
    { DATABASE_URL: `postgres://u:${given}@127.0.0.1:1/x` },
    { SMTP_URL: `smtp://console:${given}@127.0.0.1` },
  ])
    expect(() => markedSettings(settings)).toThrow('without the mark');
  const good = {
    METRICS_TOKEN: marked('x'),
    AUDIT_KEY: markedKey('1'),
    ADMIN_PASSWORD: '',
    LOG_LEVEL: 'info',
  };
  expect(markedSettings(good)).toBe(good);
});

it('a command prints the secret it issues, and no other does', () => {
  expect(mayPrint(['gateway-token', 'create', '--name', 'ERP'], GATEWAY_TOKEN)).toBe(true);
  expect(mayPrint(['gateway-token', 'list'], GATEWAY_TOKEN)).toBe(false);
  expect(mayPrint(['kiosk', 'create'], GATEWAY_TOKEN)).toBe(false);
  expect(mayPrint(['audit', 'key'], CANARY_HEX)).toBe(true);
  expect(mayPrint(['audit', 'verify'], CANARY_HEX)).toBe(false);
});
