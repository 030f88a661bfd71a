import * as z from 'zod/mini';
import { CHANGE_KINDS } from '../change-log';
import { FIELD_TYPES } from '../field-types';
import { TRIGGER_TYPES } from '../triggers';
import { explainedGroup } from './explained-filter';

/** What the console API answers about records of the built-in site (see views.ts). Values are canonical (lib/domain/field-types). */
const time = z.int();
const fieldValue = z.nullable(z.union([z.string(), z.number(), z.boolean()]));
const values = z.record(z.string(), fieldValue);
/** What people call the records that relations point to, by field; one that does not exist is left out. */
const related = z.record(z.string(), z.string());

export const recordModelsResponse = z.object({
  models: z.array(z.object({ name: z.string(), label: z.string(), records: z.int() })),
});

export const recordDefinitionResponse = z.object({
  model: z.object({
    name: z.string(),
    table: z.string(),
    label: z.string(),
    states: z.array(z.string()),
    /** By state, the states a record may move into; left out, every move is allowed. */
    transitions: z.optional(z.record(z.string(), z.array(z.string()))),
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.enum(FIELD_TYPES),
        relation: z.nullable(z.string()),
        custom: z.boolean(),
      }),
    ),
  }),
});

export const recordRow = z.object({ id: z.int(), version: z.int(), values, related });

export const recordsResponse = z.object({
  records: z.array(recordRow),
  /** How many meet the filter and the search; null when this page does not say. */
  total: z.nullable(z.object({ value: z.int(), isCapped: z.boolean() })),
  /** Where the next page begins; null at the end. */
  next: z.nullable(z.string()),
});

export const recordResponse = z.object({
  title: z.nullable(z.string()),
  record: recordRow,
});

export const recordSavedResponse = z.object({ id: z.int(), version: z.int() });

export const recordLookupResponse = z.object({
  matches: z.array(z.object({ id: z.int(), title: z.nullable(z.string()) })),
});

export const recordChangesResponse = z.object({
  changes: z.array(
    z.object({
      id: z.string(),
      at: time,
      actor: z.object({ kind: z.string(), name: z.string() }),
      source: z.nullable(z.string()),
      kind: z.enum(CHANGE_KINDS),
      version: z.int(),
      fields: z.array(z.object({ name: z.string(), before: fieldValue, after: fieldValue })),
      queuedFor: z.array(z.object({ id: z.int(), name: z.string(), isDeleted: z.boolean() })),
    }),
  ),
  older: z.nullable(z.string()),
});

export const changeAlertsResponse = z.object({
  alerts: z.array(
    z.object({
      alert: z.object({
        id: z.int(),
        name: z.string(),
        triggerType: z.enum(TRIGGER_TYPES),
        enabled: z.boolean(),
      }),
      queued: z.boolean(),
      madeSince: z.boolean(),
      editedSince: z.boolean(),
      sweptOnce: z.boolean(),
      explanation: z.nullable(
        z.object({
          triggers: z.boolean(),
          rule: z.object({ holds: z.boolean(), words: z.string() }),
          filter: z.nullable(explainedGroup),
        }),
      ),
    }),
  ),
});

export type RecordModelView = z.infer<typeof recordDefinitionResponse>['model'];
export type RecordRowView = z.infer<typeof recordRow>;
export type RecordChange = z.infer<typeof recordChangesResponse>['changes'][number];
export type ChangeAlert = z.infer<typeof changeAlertsResponse>['alerts'][number];
