import { describeDuration } from '../durations';
import { HEALTH_WORDS } from '../health';
import { isolateName } from '../isolate-name';
import type { NotificationMessage, ToldIncident } from './message';

/** A message in words, the same for every kind of channel. */
export interface MessageWords {
  title: string;
  entries: readonly EntryWords[];
  /** How many there are that are not named; null when all are. */
  more: string | null;
}

export interface EntryWords {
  heading: string;
  sentence: string;
  next: string | null;
  path: string;
}

const CONDITION = { stuck: 'stuck', failing: 'failing', backlog: 'in a backlog' } as const;

/** What a message says. */
export function wordsOf(message: NotificationMessage): MessageWords {
  const { kind, total, incidents } = message;
  if (kind === 'test') return TEST;
  const entries = incidents.map((incident) => ({
    heading: headingOf(incident, message),
    sentence: incident.sentence,
    next: incident.next === null ? null : `Next: ${incident.next}`,
    path: incident.path,
  }));
  const hidden = total - incidents.length;
  return {
    title: total === 1 ? (entries[0]?.heading ?? '') : TOGETHER[kind](total.toLocaleString('en-US')),
    entries,
    more: hidden > 0 ? `And ${hidden.toLocaleString('en-US')} more: see the overview.` : null,
  };
}

const TEST: MessageWords = {
  title: 'Test from Fluxx Alert Console',
  entries: [
    {
      heading: 'A test',
      sentence: 'Somebody pressed the test button of this channel. If you read this, it works.',
      next: null,
      path: '/settings/notifications',
    },
  ],
  more: null,
};

const TOGETHER = {
  opened: (count: string) => `${count} queues are in trouble`,
  escalated: (count: string) => `The trouble of ${count} queues became worse`,
  reminded: (count: string) => `${count} queues are still in trouble`,
  resolved: (count: string) => `The trouble of ${count} queues is over`,
} as const;

function headingOf(incident: ToldIncident, { kind, at }: NotificationMessage): string {
  const queue = `${isolateName(incident.queue.name)} (${isolateName(incident.queue.site)})`;
  const lasted = describeDuration((incident.resolvedAt ?? at) - incident.openedAt);
  if (kind === 'escalated') return `Worse, now ${CONDITION[incident.state]}: ${queue}`;
  if (kind === 'reminded') return `Still ${CONDITION[incident.state]}, for ${lasted}: ${queue}`;
  if (kind === 'resolved' && incident.resolution === 'removed')
    return `No longer watched: ${queue}, which was ${CONDITION[incident.state]} for ${lasted}`;
  if (kind === 'resolved') return `Over: ${queue} is no longer ${CONDITION[incident.state]}, after ${lasted}`;
  return `${HEALTH_WORDS[incident.state]}: ${queue}`;
}
