import type { Row } from '@/lib/db/schema';
import { escapeHtml } from '@/lib/domain/escape-html';
import type { MailMessage } from '@/lib/domain/mail';

interface Words {
  subject: string;
  /** One a paragraph. */
  before: readonly string[];
  button: string;
  after: readonly string[];
}

/** The e-mail that carries a link: the same words in plain text and as HTML. */
export function mailOf(link: Row<'account_link'>, address: string): MailMessage {
  const words = link.kind === 'invitation' ? invitationWords(link) : resetWords(link);
  const text = [...words.before, address, ...words.after].join('\n\n');
  return { to: link.email, subject: words.subject, text: `${text}\n`, html: htmlOf(words, address) };
}

function invitationWords(link: Row<'account_link'>): Words {
  return {
    subject: 'You are invited to Fluxx Alert Console',
    before: [
      link.name === null ? 'Hello,' : `Hello ${link.name},`,
      `${inviter(link)} to Fluxx Alert Console, where the API Alerts queues of Fluxx are watched. Make your account with this link:`,
    ],
    button: 'Accept the invitation',
    after: [
      `It works once, until ${dateOf(link.expires_at)}.`,
      'If you do not know what this is about, you need not do anything.',
    ],
  };
}

/** The command line is nobody who invites. */
function inviter({ created_by_id, created_by }: Row<'account_link'>): string {
  return created_by_id === null ? 'You are invited' : `${created_by} invites you`;
}

function resetWords(link: Row<'account_link'>): Words {
  return {
    subject: 'A new password for Fluxx Alert Console',
    before: [
      'Hello,',
      'Somebody asked for a new password for your account at Fluxx Alert Console. Choose it with this link:',
    ],
    button: 'Choose a new password',
    after: [
      `It works once, until ${dateOf(link.expires_at)}. All your sessions end with it.`,
      'If it was not you, you need not do anything: your password stays as it is.',
    ],
  };
}

function htmlOf(words: Words, address: string): string {
  const paragraphs = (texts: readonly string[]) => texts.map((one) => `<p>${escapeHtml(one)}</p>`).join('');
  const link = escapeHtml(address);
  const button = `display:inline-block;padding:10px 16px;border-radius:6px;background:#2f5bd7;color:#ffffff;text-decoration:none`;
  return [
    '<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif;color:#1c1e24;max-width:36em">',
    paragraphs(words.before),
    `<p><a href="${link}" style="${button}">${escapeHtml(words.button)}</a></p>`,
    `<p style="font-size:13px;word-break:break-all">${link}</p>`,
    paragraphs(words.after),
    '</body></html>',
  ].join('');
}

/** `7 December 2026, 09:30 UTC`: whoever reads it may be anywhere. */
function dateOf(at: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(at).replace(' at ', ', ')} UTC`;
}
