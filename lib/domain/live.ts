/**
 * What a change is about, and what its key names:
 * `queue` a queue's counts or description, `ledger` its calls, jobs and lock, `drain` a drain of it (key: the queue);
 * `site` how a site is called and whether it can be read, `read` that its counts were read again (key: the site);
 * `token` who polls through the gateway (key: the token); `overview` what else the overview shows;
 * `access` who may do what (key: the account or token, or nothing when it may be everybody).
 */
export const LIVE_TOPICS = [
  'queue',
  'ledger',
  'drain',
  'site',
  'read',
  'token',
  'overview',
  'access',
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** Topics that name one queue. */
export const QUEUE_TOPICS = ['queue', 'ledger', 'drain'] as const satisfies readonly LiveTopic[];
export type QueueTopic = (typeof QUEUE_TOPICS)[number];

export function isQueueTopic(topic: string): topic is QueueTopic {
  return QUEUE_TOPICS.some((one) => one === topic);
}

/** PostgreSQL's channel on which it is said that there is something new in the change table. */
export const LIVE_CHANNEL = 'live_change';
