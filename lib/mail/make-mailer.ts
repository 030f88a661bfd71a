import { createTransport } from 'nodemailer';
import { MailError, type Mailer } from '@/lib/domain/mail';
import { smtpOptions } from './smtp-options';

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with the credentials in it. */
  smtpUrl: string;
  /** `Alerts <alerts@example.org>` */
  from: string;
  /** Milliseconds from the first try to connect to the last answer of the server. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;

/** Sends e-mail over SMTP, each on a connection of its own: they come too seldom for one to be kept open. */
export function makeMailer({ smtpUrl, from, timeoutMs = TIMEOUT_MS }: MailerOptions): Mailer {
  const options = smtpOptions(smtpUrl, timeoutMs);
  return {
    async send({ to, subject, text, html, id }) {
      const transport = createTransport(options);
      // Each step has its limit, and this is the limit of them together.
      const limit = new Promise<never>((_resolve, reject) => {
        const timer = setTimeout(
          () => reject(new MailError('The mail server did not answer in time.')),
          timeoutMs,
        );
        timer.unref();
      });
      try {
        await Promise.race([
          transport.sendMail({
            from,
            to: { name: '', address: to },
            subject,
            text,
            html,
            ...(id !== undefined && { messageId: `<${id}@fluxx-alert-console>` }),
            textEncoding: 'quoted-printable',
          }),
          limit,
        ]);
      } catch (error) {
        throw error instanceof MailError ? error : new MailError(reasonOf(error), { cause: error });
      } finally {
        transport.close();
      }
    },
  };
}

/** What went wrong, from what nodemailer knows of it; its own message may quote what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The mail server could not be used.';
  const code = 'code' in error ? String(error.code) : '';
  const answer = 'responseCode' in error ? ` It answered ${String(error.responseCode)}.` : '';
  return `${REASONS[code] ?? 'The mail server could not be used.'}${answer}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server refused the name and password in SMTP_URL.',
  ECONNECTION: 'The mail server could not be reached.',
  EDNS: 'The name of the mail server could not be found.',
  EENVELOPE: 'The mail server refused the address it was to be sent to, or MAIL_FROM.',
  EMESSAGE: 'The mail server refused the message.',
  ESOCKET: 'The mail server could not be reached.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  ETLS: 'The connection to the mail server could not be encrypted.',
};
