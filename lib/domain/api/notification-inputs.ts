import { z } from 'zod';
import { TROUBLES } from '../health';

/** What the console API takes about notifications. Unknown keys are refused by name. */

const HOUR = 3_600_000;

const name = z.string().trim().min(1, 'Give it a name.').max(100, 'A name has at most 100 characters.');
const url = z.string().trim().min(1, 'Enter the address of the webhook.').max(2000);
const address = z.email('Enter one e-mail address.').max(320);

export const channelInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), name, url }),
  z.strictObject({ kind: z.literal('email'), name, address }),
]);

/** What is left out stays as it is. */
export const channelChangeInput = z.strictObject({
  name,
  url: url.optional(),
  address: address.optional(),
});

const ids = z.array(z.string().min(1).max(100)).min(1, 'Choose at least one.').max(1000).nullable();

export const ruleInput = z
  .strictObject({
    name,
    channelId: z.uuid('Choose a channel.'),
    states: z
      .array(z.enum(TROUBLES))
      .min(1, 'Choose at least one state.')
      .max(TROUBLES.length)
      .transform((states) => TROUBLES.filter((state) => states.includes(state))),
    /** The queues of these sites, or these queues; null for both is every queue. */
    sites: ids.default(null),
    queues: ids.default(null),
    /** Null is never. */
    remindMs: z
      .number('Enter a number.')
      .int()
      .min(HOUR, 'At least one hour.')
      .max(30 * 24 * HOUR, 'At most 30 days.')
      .nullable(),
    enabled: z.boolean().default(true),
  })
  .refine(({ sites, queues }) => sites === null || queues === null, {
    path: ['queues'],
    message: 'Choose sites or queues, not both.',
  });

export const deliveriesQuery = z.strictObject({
  /** Of one channel only. */
  channel: z.uuid().optional(),
  /** Only those before this one. */
  before: z.uuid().optional(),
});

export type ChannelInput = z.infer<typeof channelInput>;
export type ChannelChangeInput = z.infer<typeof channelChangeInput>;
export type RuleInput = z.infer<typeof ruleInput>;
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;
