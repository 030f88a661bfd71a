import { z } from 'zod';

/** What the console API takes about alerts. The settings themselves are checked by lib/domain/alert-config. */
const settings = z.record(z.string().max(100), z.unknown());
const model = z.string().max(200);

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const alertParams = z.object({ id });

/** A job of an alert, by its Job UUID. */
export const alertJobParams = z.object({ id, jobUuid: z.uuid() });

export const alertsInput = z.strictObject({ model: model.optional() });

export const createAlertInput = z.strictObject({
  /** Made once by the form; a second press of Save sends the same one and makes no second alert. */
  key: z.uuid(),
  model,
  settings,
});

export const updateAlertInput = z.strictObject({
  /** The version the person read; refused when somebody has changed the alert since. */
  version: z.number().int().positive(),
  /** Only what is to change, under its REST name. */
  settings,
});

/** What the person saw would be lost; re-read at submit and refused when it is more or something else. */
export const deleteAlertInput = z.strictObject({
  seen: z.strictObject({
    version: z.number().int().positive(),
    queued: z.number().int().nonnegative(),
    openJobUuid: z.string().nullable(),
    finishedJobs: z.number().int().nonnegative(),
    remembered: z.number().int().nonnegative(),
  }),
});

export const alertChangesInput = z.strictObject({ since: z.coerce.number().int().nonnegative() });

export const previewInput = z.strictObject({
  model,
  settings,
  offset: z.number().int().nonnegative().max(10_000_000).default(0),
});

export const explainInput = z.strictObject({
  model,
  settings,
  /** The saved alert these settings are of; it knows what a One Time Filter has queued already. */
  alertId: z.number().int().positive().nullable(),
  recordId: z
    .number('Enter the id of a record.')
    .int('A record id is a whole number.')
    .positive('A record id is 1 or more.'),
  save: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nothing-changed') }),
    z.strictObject({ kind: z.literal('any-change') }),
    z.strictObject({ kind: z.literal('field-changed'), field: z.string().max(200) }),
    z.strictObject({ kind: z.literal('moved-into'), state: z.string().max(200) }),
  ]),
});

export type DeleteAlertInput = z.infer<typeof deleteAlertInput>;
export type PreviewInput = z.infer<typeof previewInput>;
export type ExplainInput = z.infer<typeof explainInput>;
