import { z } from 'zod';

export const recordsQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(200).default(100),
  search: z.string().max(500).default(''),
});

export const recordParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) });

const moment = z.coerce.number().int().min(0).optional();

export const exportQuery = z.object({ format: z.enum(['ndjson', 'csv']) });

/** The jobs of a queue opened in a range (epoch milliseconds; `to` is not in it). */
export const rangeExportQuery = z.object({
  format: z.enum(['json', 'ndjson', 'csv']),
  from: moment,
  to: moment,
});

export const findByIdQuery = z.object({
  id: z.string().trim().min(1, 'Enter the id of a record.').max(200),
});

/** POST, so that what somebody looks for stands in no address and no log. */
export const findByTextInput = z.strictObject({
  text: z.string().trim().min(2, 'Enter at least two characters.').max(500),
  queueId: z.uuid().optional(),
  from: moment,
  to: moment,
  cursor: z.string().max(400).optional(),
});

const erasureTarget = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('record-id'),
    recordId: z.string().trim().min(1, 'Enter the id of a record.').max(200),
  }),
  z.strictObject({
    by: z.literal('text'),
    text: z.string().trim().min(3, 'Enter at least three characters.').max(500),
  }),
]);

/** Looking through every payload takes long, so it goes part by part: jobs after this one, as far as a second or two reach. */
export const erasurePreviewInput = z.strictObject({ target: erasureTarget, after: z.uuid().optional() });

export const erasureInput = z.strictObject({
  target: erasureTarget,
  /** The part of the preview that is erased: after the one job, as far as the other. */
  after: z.uuid().optional(),
  until: z.uuid().optional(),
  /** The preview's, so that nothing is erased that was not shown. */
  fingerprint: z.string(),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(1000),
});

export type FindByTextInput = z.infer<typeof findByTextInput>;
export type ErasureTarget = z.infer<typeof erasureTarget>;
export type ErasurePreviewInput = z.infer<typeof erasurePreviewInput>;
export type ErasureInput = z.infer<typeof erasureInput>;
