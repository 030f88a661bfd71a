import { shorten } from '../shorten';
import type { NotificationMessage } from './message';
import { wordsOf, type EntryWords } from './words';

/** Slack refuses longer texts of a section. */
const LONGEST_SECTION = 2900;

/**
 * The JSON of a webhook: `type`, `timestamp` and `data` as Standard Webhooks has them, and `text` and `blocks`, which Slack shows (and
 * others that understand Slack's messages). Names are escaped for Slack, so that none of them can call a channel together.
 */
export function webhookBody(message: NotificationMessage, consoleUrl: string): string {
  const { title, entries, more } = wordsOf(message);
  const rest = more === null ? [] : [escapeForSlack(more)];
  const sections = entries.map((entry) => sectionOf(entry, consoleUrl));
  const head = entries.length === 1 ? [] : [`*${escapeForSlack(title)}*`];
  return JSON.stringify({
    type: message.kind === 'test' ? 'test' : `incident.${message.kind}`,
    timestamp: new Date(message.at).toISOString(),
    text: escapeForSlack([title, ...textsOf(entries), ...(more === null ? [] : [more])].join('\n')),
    blocks: [...head, ...sections, ...rest].map(toBlock),
    data: {
      incidents: message.incidents.map(({ path, openedAt, resolvedAt, ...incident }) => ({
        ...incident,
        url: `${consoleUrl}${path}`,
        openedAt: new Date(openedAt).toISOString(),
        resolvedAt: resolvedAt === null ? null : new Date(resolvedAt).toISOString(),
      })),
      total: message.total,
    },
  });
}

function textsOf(entries: readonly EntryWords[]): string[] {
  if (entries.length > 1) return entries.map(({ heading }) => `• ${heading}`);
  return entries.flatMap(({ sentence, next }) => (next === null ? [sentence] : [sentence, next]));
}

function sectionOf({ heading, sentence, next, path }: EntryWords, consoleUrl: string): string {
  const lines = [`*<${consoleUrl}${path}|${escapeForSlack(heading)}>*`, escapeForSlack(sentence)];
  return (next === null ? lines : [...lines, escapeForSlack(next)]).join('\n');
}

function toBlock(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text) } };
}

/** Never through the middle of what was escaped. */
function cut(text: string): string {
  return shorten(text, LONGEST_SECTION).replace(/&[a-z]*…$/, '…');
}

/** https://api.slack.com/reference/surfaces/formatting#escaping; the bar would end the name of a link. */
function escapeForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦');
}
