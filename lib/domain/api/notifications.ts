import * as z from 'zod/mini';
import { TROUBLES } from '../health';
import { NOTIFICATION_KINDS } from '../notifications/message';

/** What the console API answers about notifications. As in views.ts: zod's small form, times in epoch milliseconds. */

const time = z.int();

export const CHANNEL_KINDS = ['webhook', 'email'] as const;
export const DELIVERY_STATES = ['waiting', 'delivered', 'given-up'] as const;

export const deliveryView = z.object({
  /** Also the `webhook-id`, by which a message that comes twice is known. */
  id: z.string(),
  channel: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(NOTIFICATION_KINDS),
  /** What it says, in a line. */
  title: z.string(),
  /** The queue it is about; null for a test. */
  queueId: z.nullable(z.string()),
  state: z.enum(DELIVERY_STATES),
  createdAt: time,
  attempts: z.int(),
  attemptedAt: z.nullable(time),
  nextAttemptAt: z.nullable(time),
  /** What a webhook answered to the last attempt; null when it did not, and for e-mail. */
  answerStatus: z.nullable(z.int()),
  /** Why the last attempt failed. */
  problem: z.nullable(z.string()),
  endedAt: z.nullable(time),
});

export const channelView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  /** The e-mail address, or the beginning of the webhook's address: the rest of it is often a secret. */
  shown: z.string(),
  /** When the key that webhooks are signed with was made; the key itself is never told again. */
  secretSetAt: z.nullable(time),
  createdAt: time,
  /** Messages not delivered yet. */
  waiting: z.int(),
  /** The newest attempt. */
  last: z.nullable(deliveryView),
});

const named = z.object({ id: z.string(), name: z.string() });

export const ruleView = z.object({
  id: z.string(),
  name: z.string(),
  channelId: z.string(),
  states: z.array(z.enum(TROUBLES)),
  /** Null for both is every queue. */
  sites: z.nullable(z.array(named)),
  queues: z.nullable(z.array(named)),
  remindMs: z.nullable(z.int()),
  enabled: z.boolean(),
});

export const notificationsResponse = z.object({
  channels: z.array(channelView),
  rules: z.array(ruleView),
  /** Whether a mail server is set: without one no e-mail can be sent. */
  mailReady: z.boolean(),
  now: time,
});

/** The key is told here and never again; null for e-mail. */
export const channelCreated = z.object({ channel: channelView, secret: z.nullable(z.string()) });

export const deliveriesResponse = z.object({
  /** Newest first, at most 50. */
  deliveries: z.array(deliveryView),
  /** Whether there are older ones: ask again with `before`. */
  more: z.boolean(),
  now: time,
});

export const testedResponse = z.object({ delivery: deliveryView, now: time });

export type ChannelView = z.infer<typeof channelView>;
export type RuleView = z.infer<typeof ruleView>;
export type DeliveryView = z.infer<typeof deliveryView>;
export type NotificationsView = z.infer<typeof notificationsResponse>;
