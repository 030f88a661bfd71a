import { escapeHtml } from '../escape-html';
import type { MailMessage } from '../mail';
import type { NotificationMessage } from './message';
import { wordsOf, type EntryWords, type MessageWords } from './words';

/** The e-mail of a message: the same words in plain text and as HTML, which loads nothing from anywhere. */
export function emailOf(message: NotificationMessage, to: string, consoleUrl: string): MailMessage {
  const words = wordsOf(message);
  return {
    to,
    subject: words.title,
    text: textOf(words, consoleUrl),
    html: htmlOf(words, consoleUrl),
  };
}

const FOOT = 'Who is told of what is set in Fluxx Alert Console under Settings → Notifications.';

function textOf({ entries, more }: MessageWords, consoleUrl: string): string {
  const parts = entries.map((entry) => [...linesOf(entry), `${consoleUrl}${entry.path}`].join('\n'));
  return `${[...parts, ...(more === null ? [] : [more]), FOOT].join('\n\n')}\n`;
}

function linesOf({ heading, sentence, next }: EntryWords): string[] {
  return next === null ? [heading, sentence] : [heading, sentence, next];
}

function htmlOf({ entries, more }: MessageWords, consoleUrl: string): string {
  const foot = more === null ? [FOOT] : [more, FOOT];
  return [
    '<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif;color:#1c1e24;max-width:40em">',
    ...entries.map((entry) => entryHtml(entry, consoleUrl)),
    ...foot.map((text) => `<p style="font-size:13px;color:#555a66">${escapeHtml(text)}</p>`),
    '</body></html>',
  ].join('');
}

function entryHtml({ heading, sentence, next, path }: EntryWords, consoleUrl: string): string {
  const address = escapeHtml(`${consoleUrl}${path}`);
  const lines = next === null ? [sentence] : [sentence, next];
  return [
    `<h2 style="font-size:17px;margin:20px 0 4px">${escapeHtml(heading)}</h2>`,
    ...lines.map((line) => `<p style="margin:4px 0">${escapeHtml(line)}</p>`),
    `<p style="margin:4px 0"><a href="${address}" style="color:#2f5bd7">${address}</a></p>`,
  ].join('');
}
