import * as z from 'zod/mini';
import { FIELD_TYPES } from '../field-types';

/** What the pages of Settings are told of the built-in site. Sent to the browser, so in zod's small form. */
export const siteSettingsView = z.object({
  outstanding: z.enum(['redeliver', 'uuid-only', 'refuse']),
  batchSize: z.int(),
  sweepIntervalMs: z.int(),
  timeZone: z.string(),
  fiscalYearStartMonth: z.int(),
  changeLogDays: z.int(),
  requestsPerMinute: z.int(),
  tokenRequestsPerMinute: z.int(),
  /** Sent back with a change, which is refused when there is another by then. */
  settingsVersion: z.string(),
});

export const modelSummaryView = z.object({
  name: z.string(),
  label: z.string(),
  table: z.string(),
  fields: z.int(),
  customFields: z.int(),
  states: z.int(),
  /** False when some moves between states are not allowed. */
  allMovesAllowed: z.boolean(),
});

export const modelsView = z.object({ models: z.array(modelSummaryView) });

export const fieldView = z.object({
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  /** The model it points to by id. */
  relation: z.nullable(z.string()),
  custom: z.boolean(),
});

export const modelView = z.object({
  name: z.string(),
  label: z.string(),
  table: z.string(),
  version: z.int(),
  fields: z.array(fieldView),
  /** In order; null when the model has no workflow. What has records or alerts cannot be removed. */
  states: z.nullable(z.array(z.object({ name: z.string(), records: z.int(), alerts: z.array(z.string()) }))),
  /** By the state left, the states a record may move into; null when every move is allowed. */
  transitions: z.nullable(z.record(z.string(), z.array(z.string()))),
  /** Every model's name, for relations. */
  models: z.array(z.string()),
});

/** What would be lost with a custom field, and the alerts that keep it. */
export const fieldUseView = z.object({ records: z.int(), alerts: z.array(z.string()) });

export type SiteSettingsView = z.infer<typeof siteSettingsView>;
export type ModelSummary = z.infer<typeof modelSummaryView>;
export type ModelView = z.infer<typeof modelView>;
export type FieldView = z.infer<typeof fieldView>;
