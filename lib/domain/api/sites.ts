import * as z from 'zod/mini';

/** What the console API answers about sites and their queues. As in views.ts: zod's small form, times in epoch milliseconds. */

const time = z.int();

export const siteView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['built-in', 'remote']),
  baseUrl: z.string(),
  /** What may be told of the credentials: never the secret or the token. Null when none are set. */
  credentials: z.nullable(
    z.object({
      kind: z.enum(['client', 'bearer']),
      clientId: z.nullable(z.string()),
      setAt: z.nullable(time),
    }),
  ),
  /** `new`: not read yet. */
  state: z.enum(['working', 'failing', 'new', 'archived']),
  /** When it last answered anything, and when its alerts were last read whole. */
  contactAt: z.nullable(time),
  listedAt: z.nullable(time),
  /** When it was last tried, and why that failed. */
  triedAt: z.nullable(time),
  problem: z.nullable(z.string()),
  /** Queues tracked now, and those whose ledger is kept in the archive. */
  queues: z.int(),
  archivedQueues: z.int(),
  /** Tracked queues that differ from what the site lists, and alerts it lists that are not tracked. */
  changed: z.int(),
  untracked: z.int(),
  archivedAt: z.nullable(time),
});

export const DISCOVERED = ['new', 'tracked', 'gone', 'unlisted', 'removed', 'archived'] as const;
export const QUEUE_CHANGES = ['renamed', 'disabled', 'enabled', 'described'] as const;

export const discoveredView = z.object({
  queueUuid: z.string(),
  /** As the site says it now; of one that is gone, as it was. */
  name: z.string(),
  model: z.nullable(z.string()),
  triggerType: z.nullable(z.string()),
  enabled: z.nullable(z.boolean()),
  extraFields: z.array(z.string()),
  /**
   * `new`: listed and not tracked. `gone`: tracked, and not listed any more. `unlisted`: typed in, and the site does not list
   * it. `removed`: listed, and tracked once; its ledger is in the archive. `archived`: the same, and not listed.
   */
  status: z.enum(DISCOVERED),
  /** What of a tracked queue differs from what the site says now. */
  changes: z.array(z.enum(QUEUE_CHANGES)),
  /** The queue here, and its name here. */
  queue: z.nullable(z.object({ id: z.string(), name: z.string() })),
});

export const discoveryResponse = z.object({ site: siteView, alerts: z.array(discoveredView), now: time });

export const TEST_STEPS = ['address', 'connection', 'credentials', 'alerts'] as const;

export const testStep = z.object({
  step: z.enum(TEST_STEPS),
  state: z.enum(['ok', 'failed', 'skipped']),
  /** What happened. */
  sentence: z.string(),
  /** What to do about it; null when nothing. */
  next: z.nullable(z.string()),
});

/** Reads only: a token and the list of alerts. */
export const testResponse = z.object({
  works: z.boolean(),
  /** False when the address is one that is never called: then connecting all the same is of no use. */
  mayConnect: z.boolean(),
  steps: z.array(testStep),
  /** How many API alerts with a queue it listed; null when it was not read. */
  alerts: z.nullable(z.int()),
});

export const LINE_RESULTS = [
  'added',
  'restored',
  'updated',
  'removed',
  'tracked',
  'duplicate',
  'invalid',
  'refused',
] as const;

/** What became of one line of a list, or one queue that was picked. */
export const lineReport = z.object({
  line: z.int(),
  text: z.string(),
  queueId: z.nullable(z.string()),
  result: z.enum(LINE_RESULTS),
  sentence: z.string(),
});

export const trackResponse = z.object({ discovery: discoveryResponse, lines: z.array(lineReport) });

export const queueSettingsView = z.object({
  name: z.string(),
  /** The name its site gives it; null when it was typed in. */
  listedName: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  notes: z.nullable(z.string()),
  polledBy: z.enum(['nobody', 'gateway', 'directly']),
  archivedAt: z.nullable(time),
});

export type SiteView = z.infer<typeof siteView>;
export type DiscoveredView = z.infer<typeof discoveredView>;
export type DiscoveryView = z.infer<typeof discoveryResponse>;
export type TestReport = z.infer<typeof testResponse>;
export type TestStep = z.infer<typeof testStep>;
export type LineReport = z.infer<typeof lineReport>;
export type TrackReport = z.infer<typeof trackResponse>;
export type QueueSettingsView = z.infer<typeof queueSettingsView>;

export const sitesResponse = z.object({ sites: z.array(siteView), now: time });
export const siteResponse = z.object({ site: siteView, now: time });
export const queueSettingsResponse = z.object({ settings: queueSettingsView });
