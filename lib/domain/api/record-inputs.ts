import { z } from 'zod';

/** What the console API takes about records. Unknown keys are refused by name; the engine reads the values against the model. */
const fieldValue = z
  .union([z.string(), z.number(), z.boolean()], 'A value is text, a number, true or false.')
  .nullable();
const values = z.record(z.string(), fieldValue);

/** A record's id in an address. */
const recordId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .refine(Number.isSafeInteger);

export const modelParams = z.object({ model: z.string().max(100) });
export const recordParams = z.object({ model: z.string().max(100), id: recordId });
export const changeParams = z.object({
  model: z.string().max(100),
  id: recordId,
  change: z.string().max(40),
});

const MOST_COLUMNS = 100;

export const recordsQuery = z.object({
  /** Fields of the model, by comma; of those the values are answered. All when left out. */
  columns: z
    .string()
    .max(10_000)
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .refine((names) => names.length <= MOST_COLUMNS, `At most ${MOST_COLUMNS} columns.`)
    .optional(),
  /** The filter language, as JSON text. */
  filter: z.string().max(100_000, 'The filter is longer than 100,000 characters.').default(''),
  search: z.string().trim().max(200, 'Search for at most 200 characters.').default(''),
  /** A field; with a minus before it the other way round. */
  sort: z.string().max(200).default(''),
  after: z.string().max(20_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const lookupQuery = z.object({ search: z.string().trim().max(200).default('') });

export const changesQuery = z.object({
  before: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const createRecordInput = z.strictObject({ values });
export const updateRecordInput = z.strictObject({ version: z.number().int().positive(), values });
export const deleteRecordInput = z.strictObject({ version: z.number().int().positive() });

export type RecordValuesInput = z.infer<typeof values>;
