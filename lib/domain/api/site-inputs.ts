import { z } from 'zod';

/** What the console API takes about sites and their queues. Unknown keys are refused by name. */

const secret = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${what}.`)
    .max(4000, `A ${what} has at most 4,000 characters.`)
    .refine((text) => !/\s/.test(text), `The ${what} must not contain spaces or line breaks.`);

const credentialsInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('client'),
    clientId: secret('client id'),
    clientSecret: secret('client secret'),
  }),
  z.strictObject({ kind: z.literal('bearer'), token: secret('token') }),
]);

const siteName = z
  .string()
  .trim()
  .min(1, 'Give the site a name.')
  .max(100, 'A name has at most 100 characters.');
const baseUrl = z.string().trim().min(1, 'Enter the address of the site.').max(2000);

export const siteInput = z.strictObject({ name: siteName, baseUrl, credentials: credentialsInput });

export const siteChangeInput = z.strictObject({
  name: siteName,
  baseUrl,
  /** Left out: those that are kept stay. Needed again when the address changes, so that they go nowhere else. */
  credentials: credentialsInput.optional(),
  /** The new address is the same Fluxx site's: open jobs may be finished there. */
  sameSiteMoved: z.boolean().optional(),
});

export const testInput = z.strictObject({
  baseUrl,
  credentials: credentialsInput.optional(),
  /** Whose kept credentials to use when none are given; only at the address they were given for. */
  siteId: z.string().optional(),
});

const queueUuids = z.array(z.string().trim().min(1).max(200)).max(5000).default([]);

/** What the admin accepts of what the site lists. */
export const acceptInput = z.strictObject({
  /** Alerts to track. */
  add: queueUuids,
  /** Tracked queues that take over what the site says now. */
  update: queueUuids,
  /** Tracked queues to stop tracking; their ledger is archived. */
  remove: queueUuids,
});

export const pasteInput = z.strictObject({
  text: z
    .string()
    .min(1, 'Enter at least one Queue UUID.')
    .max(200_000, 'That is too much at once. Paste it in parts.'),
});

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)
    .transform((text) => (text === '' ? null : text))
    .nullable();

export const queueSettingsInput = z.strictObject({
  name: z.string().trim().min(1, 'Give the queue a name.').max(200, 'A name has at most 200 characters.'),
  owner: optionalText(200),
  notes: optionalText(4000),
  polledBy: z.enum(['nobody', 'gateway', 'directly'], 'Choose who polls this queue.'),
});

export type SiteInput = z.infer<typeof siteInput>;
export type SiteChangeInput = z.infer<typeof siteChangeInput>;
export type TestInput = z.infer<typeof testInput>;
export type AcceptInput = z.infer<typeof acceptInput>;
export type QueueSettingsInput = z.infer<typeof queueSettingsInput>;
