import { describe, expect, it } from 'vitest';
import { nextAttemptAt } from './back-off';
import { emailOf } from './email';
import type { NotificationMessage, ToldIncident } from './message';
import { ruleFits, type NotificationRule } from './rule-fits';
import { webhookBody } from './webhook-body';
import { wordsOf } from './words';

const HOUR = 3_600_000;
const incident: ToldIncident = {
  id: 'i',
  queue: { id: 'q', name: 'Payments', site: 'Main' },
  state: 'stuck',
  sentence: 'It is stuck.',
  next: 'Finish it.',
  path: '/queues/q',
  openedAt: 0,
  resolvedAt: null,
  resolution: null,
};
const message: NotificationMessage = { kind: 'opened', at: 5 * HOUR, incidents: [incident], total: 1 };

describe('the words of a message', () => {
  it.each<[Partial<NotificationMessage>, string]>([
    [{}, 'Stuck: Payments (Main)'],
    [{ kind: 'escalated' }, 'Worse, now stuck: Payments (Main)'],
    [{ kind: 'reminded' }, 'Still stuck, for 5 hours: Payments (Main)'],
    [
      { kind: 'resolved', incidents: [{ ...incident, resolvedAt: 2 * HOUR, resolution: 'recovered' }] },
      'Over: Payments (Main) is no longer stuck, after 2 hours',
    ],
    [
      { kind: 'resolved', incidents: [{ ...incident, resolvedAt: 2 * HOUR, resolution: 'removed' }] },
      'No longer watched: Payments (Main), which was stuck for 2 hours',
    ],
    [{ total: 1200 }, '1,200 queues are in trouble'],
    [{ kind: 'test', incidents: [], total: 0 }, 'Test from Fluxx Alert Console'],
  ])('of %j are %s', (part, title) => {
    expect(wordsOf({ ...message, ...part }).title).toBe(title);
  });

  it('name some of many, and say how many more there are', () => {
    const many = { ...message, incidents: [incident, incident], total: 1200 };
    expect(wordsOf(many).more).toBe('And 1,198 more: see the overview.');
    const body = JSON.parse(webhookBody(many, 'https://c.example')) as { text: string; blocks: unknown[] };
    expect(body.text).toContain('• Stuck: Payments (Main)');
    expect(body.blocks).toHaveLength(4);
    expect(emailOf(many, 'a@example.org', 'https://c.example').text).toContain('And 1,198 more');
  });
});

describe('when to try again', () => {
  const first = { attempts: 1, createdAt: 0, now: 0, retryAfterMs: null, random: 0.5 };
  it.each([
    [first, 5000],
    [{ ...first, random: 0 }, 2500],
    [{ ...first, random: 1 }, 7500],
    [{ ...first, attempts: 4 }, 135_000],
    [{ ...first, attempts: 99 }, HOUR],
    [{ ...first, retryAfterMs: 60_000 }, 60_000],
    [{ ...first, retryAfterMs: 99 * HOUR }, HOUR],
    [{ ...first, attempts: 30, now: 23.1 * HOUR }, null],
    [{ ...first, now: 9000 * HOUR }, 9000 * HOUR + 5000],
    [{ ...first, attempts: 5, now: 9000 * HOUR }, 9000 * HOUR + 405_000],
    [{ ...first, attempts: 6, now: 9000 * HOUR }, null],
  ])('%j', (attempted, at) => {
    expect(nextAttemptAt(attempted)).toBe(at);
  });
});

describe('a rule', () => {
  const rule: NotificationRule = {
    channelId: 'c',
    states: ['stuck', 'failing'],
    sites: null,
    queues: null,
    remindMs: null,
    enabled: true,
  };
  const queue = { queueId: 'q', siteId: 's', state: 'stuck' as const };
  it.each<[Partial<NotificationRule>, boolean]>([
    [{}, true],
    [{ enabled: false }, false],
    [{ states: ['backlog'] }, false],
    [{ sites: ['s'] }, true],
    [{ sites: ['other'] }, false],
    [{ queues: ['q'] }, true],
    [{ queues: ['other'] }, false],
    [{ sites: ['other'], queues: ['q'] }, true],
  ])('%j fits: %s', (part, fits) => {
    expect(ruleFits({ ...rule, ...part }, queue)).toBe(fits);
  });
});
