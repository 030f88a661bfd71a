import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MailError } from '@/lib/domain/mail';
import { freePort } from '@/lib/testing/free-port';
import { startSmtpServer, type TestSmtpOptions } from '@/lib/testing/smtp-server';
import { marked } from '@/lib/testing/canary';
import { makeMailer } from './make-mailer';
import { smtpOptions } from './smtp-options';

const FROM = 'Alerts <alerts@example.org>';
const MAIL = {
  to: 'ada@example.org',
  subject: 'You are invited',
  text: 'Open https://alerts.example.org/invite/fac_inv_secret\n',
  html: '<p>Open <a href="https://alerts.example.org/invite/fac_inv_secret">it</a></p>',
};

async function server(options: TestSmtpOptions = {}) {
  const smtp = await startSmtpServer(options);
  onTestFinished(() => smtp.close());
  return smtp;
}

async function problemOf(sending: Promise<void>): Promise<MailError> {
  const error: unknown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailError))
    throw new Error('It was sent, or failed in another way', { cause: error });
  return error;
}

describe('an e-mail', () => {
  it('reaches the mail server in plain text and HTML', async () => {
    const smtp = await server();
    await makeMailer({ smtpUrl: smtp.url, from: FROM }).send(MAIL);
    const mail = await smtp.take('ada@example.org');
    expect(mail.from).toBe('alerts@example.org');
    expect(mail.raw).toContain('Subject: You are invited');
    expect(mail.raw).toContain('From: Alerts <alerts@example.org>');
    expect(mail.raw).toContain('text/plain');
    expect(mail.raw).toContain('text/html');
  });

  it('is sent with the name and the password of SMTP_URL', async () => {
    const seen: unknown[] = [];
    const smtp = await server({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    const smtpUrl = `smtp://con%40sole:p%2Fw@127.0.0.1:${smtp.port}`;
    await makeMailer({ smtpUrl, from: FROM }).send(MAIL);
    expect(seen).toEqual([['con@sole', 'p/w']]);
  });

  it('has one receiver, whatever the address holds', async () => {
    const smtp = await server();
    const to = 'ada@example.org, eve@example.org';
    await makeMailer({ smtpUrl: smtp.url, from: FROM })
      .send({ ...MAIL, to })
      .catch(() => null);
    expect(smtp.received.flatMap((mail) => mail.to)).not.toContain('eve@example.org');
  });

  it('has no header that was typed into its subject', async () => {
    const smtp = await server();
    const subject = 'Hello\r\nBcc: eve@example.org';
    await makeMailer({ smtpUrl: smtp.url, from: FROM }).send({ ...MAIL, subject });
    const mail = await smtp.take('ada@example.org');
    expect(mail.to).toEqual(['ada@example.org']);
    expect(mail.raw).not.toMatch(/^Bcc:/m);
  });
});

describe('an e-mail that cannot be sent is told in a sentence without anything of it', () => {
  it('when the receiver is refused', async () => {
    const smtp = await server({ refused: ['ada@example.org'] });
    const problem = await problemOf(makeMailer({ smtpUrl: smtp.url, from: FROM }).send(MAIL));
    expect(problem.message).toContain('refused the address');
    expect(problem.message).toContain('550');
    expect(problem.message).not.toContain('fac_inv');
  });

  it('when the name or the password is wrong', async () => {
    const smtp = await server({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('No')),
    });
    const smtpUrl = `smtp://console:${marked('wrong-secret')}@127.0.0.1:${smtp.port}`;
    const problem = await problemOf(makeMailer({ smtpUrl, from: FROM }).send(MAIL));
    expect(problem.message).toContain('refused the name and password');
    expect(problem.message).not.toContain('wrong-secret');
  });

  it('when nobody listens', async () => {
    const smtpUrl = `smtp://127.0.0.1:${await freePort()}`;
    const problem = await problemOf(makeMailer({ smtpUrl, from: FROM }).send(MAIL));
    expect(problem.message).toContain('could not be reached');
  });

  it('when the server takes the connection and says nothing, after the time allowed', async () => {
    const mute = createServer((socket) => void socket.on('error', () => {}));
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void mute.close());
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const mailer = makeMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 300 });
    expect((await problemOf(mailer.send(MAIL))).message).toContain('did not answer in time');
  });

  it('when the server offers no encryption and a password would have to travel in the clear', async () => {
    expect(smtpOptions('smtp://console:secret@mail.example.org', 1000)).toMatchObject({
      port: 587,
      secure: false,
      requireTLS: true,
    });
    expect(smtpOptions('smtp://console:secret@localhost:25', 1000)).toMatchObject({
      port: 25,
      requireTLS: false,
    });
    expect(smtpOptions('smtps://mail.example.org', 1000)).toMatchObject({ port: 465, secure: true });
  });
});
