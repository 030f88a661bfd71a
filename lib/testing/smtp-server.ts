import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerEnvelope,
  type SMTPServerOptions,
} from 'smtp-server';
import { secretsWithin } from './canary';
import { note } from './noted-secrets';
import { untilTrue } from './until-true';

/** An e-mail as the mail server got it. */
export interface Received {
  from: string;
  to: string[];
  /** Headers and body, with the line breaks of quoted-printable taken out. */
  raw: string;
}

/** A real SMTP server that keeps what it gets. */
export interface TestSmtpServer {
  url: string;
  port: number;
  received: Received[];
  /** Waits for the next e-mail to an address, and forgets it. */
  take(to: string): Promise<Received>;
  close(): Promise<void>;
}

export interface TestSmtpOptions extends SMTPServerOptions {
  /** Addresses it refuses with 550. */
  refused?: readonly string[];
}

/** What the one e-mail that brings a link brings with it. */
const LINK_SECRET = /^fac_(?:inv|pwr)_/;

/** Starts it on a free port of this machine. */
export async function startSmtpServer(options: TestSmtpOptions = {}): Promise<TestSmtpServer> {
  const received: Received[] = [];
  const { refused = [], ...rest } = options;
  const keep = callbackify(async (stream: SMTPServerDataStream, envelope: SMTPServerEnvelope) => {
    const raw = (await text(stream)).replaceAll('=\r\n', '');
    note(
      secretsWithin(raw).filter((secret) => !LINK_SECRET.test(secret)),
      'an e-mail',
    );
    received.push({
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo.map(({ address }) => address),
      raw,
    });
  });
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username }, _session, done) {
      done(null, { user: username });
    },
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refused.includes(address) ? new Error('No such mailbox here') : null);
    },
    onData: (stream, { envelope }, done) => keep(stream, envelope, (error) => done(error)),
    ...rest,
  });
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    async take(to) {
      const place = () => received.findIndex((mail) => mail.to.includes(to));
      await untilTrue(() => place() >= 0);
      const [mail] = received.splice(place(), 1);
      if (mail === undefined) throw new Error(`No e-mail to ${to}`);
      return mail;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** The link in an e-mail, taken from its plain text. */
export function linkIn(mail: Received): string {
  const found = /https?:\/\/\S+\/(?:invite|reset)\/[\w-]+/.exec(mail.raw);
  if (found === null) throw new Error('There is no link in the e-mail');
  return found[0];
}
