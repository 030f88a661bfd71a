import * as z from 'zod/mini';
import { FIELD_TYPES } from '../field-types';
import { TRIGGER_TYPES } from '../triggers';
import { explainedGroup } from './explained-filter';

/** What the console API answers about the alerts of the built-in site (see views.ts). */
const time = z.int();
const value = z.nullable(z.union([z.string(), z.number(), z.boolean()]));

export const modelView = z.object({
  /** `grant_request` */
  name: z.string(),
  /** `requests` */
  table: z.string(),
  label: z.string(),
  states: z.array(z.string()),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.enum(FIELD_TYPES),
      relation: z.nullable(z.string()),
      custom: z.boolean(),
    }),
  ),
});

export const alertModelsResponse = z.object({ models: z.array(modelView) });

export const alertRow = z.object({
  id: z.int(),
  name: z.string(),
  model: z.string(),
  triggerType: z.enum(TRIGGER_TYPES),
  enabled: z.boolean(),
  queueUuid: z.string(),
  /** Counts the changes; a change that names an older one is refused. */
  version: z.int(),
  updatedAt: time,
  queued: z.int(),
  processing: z.int(),
  oldestQueuedAt: z.nullable(time),
  /** The console's own id of its queue; null until the console has found it. */
  queueId: z.nullable(z.string()),
});

export const alertsResponse = z.object({ alerts: z.array(alertRow), now: time });

/** Under their REST names, as they are written. */
export const alertSettings = z.object({
  name: z.string(),
  alert_trigger_type: z.enum(TRIGGER_TYPES),
  /** In the filter language. */
  filter: z.unknown(),
  alert_transition_states: z.array(z.string()),
  trigger_fields: z.array(z.string()),
  extra_fields: z.array(z.string()),
  alert_enabled: z.boolean(),
});

export const alertView = z.extend(alertRow, { createdAt: time, settings: alertSettings });

export const alertResponse = z.object({ alert: alertView, now: time });

/** Changes since a version, newest first; the settings each changed, under their REST names. */
export const alertChangesResponse = z.object({
  changes: z.array(
    z.object({
      at: time,
      actor: z.object({ kind: z.string(), name: z.string() }),
      version: z.int(),
      settings: z.array(z.string()),
    }),
  ),
});

/** What goes with an alert when it is deleted. */
export const alertLossResponse = z.object({
  version: z.int(),
  queued: z.int(),
  openJob: z.nullable(z.object({ jobUuid: z.string(), records: z.int(), openedAt: time })),
  finishedJobs: z.int(),
  /** Records that a One Time Filter would never queue again, and would once more under a new alert. */
  remembered: z.int(),
});

export const previewResponse = z.object({
  /** How many records meet the filter now. */
  total: z.int(),
  offset: z.int(),
  columns: z.array(z.string()),
  records: z.array(
    z.object({
      id: z.int(),
      values: z.array(value),
      /** What people call the records that the columns point to, by column; one that does not exist is left out. */
      related: z.record(z.string(), z.string()),
    }),
  ),
});

export const explainResponse = z.object({
  recordId: z.int(),
  queues: z.boolean(),
  steps: z.array(
    z.object({
      name: z.enum(['enabled', 'trigger', 'once', 'filter']),
      holds: z.boolean(),
      decides: z.boolean(),
      sentence: z.string(),
    }),
  ),
  filter: explainedGroup,
});

export const ENTRY_STATES = ['queued', 'processing', 'cleared'] as const;

export const alertEntriesResponse = z.object({
  /** Newest trigger first. */
  entries: z.array(
    z.object({
      sequence: z.int(),
      recordId: z.int(),
      triggeredAt: time,
      state: z.enum(ENTRY_STATES),
      /** Of the job that took it. */
      jobUuid: z.nullable(z.string()),
      /** When that job was taken, and finished. */
      takenAt: z.nullable(time),
      clearedAt: z.nullable(time),
    }),
  ),
  now: time,
});

export type AlertRow = z.infer<typeof alertRow>;
export type AlertView = z.infer<typeof alertView>;
export type AlertChange = z.infer<typeof alertChangesResponse>['changes'][number];
export type AlertLoss = z.infer<typeof alertLossResponse>;
export type AlertPreview = z.infer<typeof previewResponse>;
export type AlertEntry = z.infer<typeof alertEntriesResponse>['entries'][number];
