import { z } from 'zod';
import { isJsonObject, parseJsonText } from '@/lib/domain/json-text';

/** Entries of one page at most, and unless told. */
const MAX_PER_PAGE = 500;
const DEFAULT_PER_PAGE = 25;
const MAX_COLUMNS = 200;

const MAX_PAGE = 1_000_000_000;
const wholeNumber = (message: string, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
    z.int(message).min(1, message).max(max, message),
  );
const json = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return parseJsonText(value);
  } catch {
    return value;
  }
};

/** `cols`: a list of names, as JSON text or a value. */
const columnNames = z.preprocess(
  json,
  z
    .array(z.string('Each entry of the list is a name.'), 'A list of names is expected, as JSON.')
    .min(1, 'Name at least one column, or leave this out for all.')
    .max(MAX_COLUMNS, `At most ${MAX_COLUMNS} columns.`)
    .meta({ description: 'Names of columns, as a JSON list or its text.' })
    .transform((names) => [...new Set(names)]),
);

/**
 * The parameters of a list, in the query or in the body of `POST …/list`. `style` and whatever else public clients send is taken and
 * means nothing here [ours].
 */
export const listRequest = z.object({
  cols: columnNames.optional(),
  /** The filter language; read against the model. */
  filter: z.unknown().optional().meta({ description: 'The filter language, as JSON or its text.' }),
  page: wholeNumber('A page is a whole number from 1 on.', MAX_PAGE).default(1),
  per_page: wholeNumber(`A page has 1 to ${MAX_PER_PAGE} entries.`, MAX_PER_PAGE).default(DEFAULT_PER_PAGE),
});

/** The same of alerts, with what only the built-in site knows. */
export const alertListRequest = listRequest.extend({
  changed_since: z.string().max(100).optional().meta({
    description:
      'Of `alert` alone: those whose queue may have changed; `next` of the answer before; `never` for the first time. Ours.',
  }),
});

/** What a write sends: the fields, and the columns wanted of the answer. */
export const writeRequest = z.object({
  data: z.preprocess(
    json,
    // Not z.record: it drops a field called `__proto__`, and an unknown field is to be refused by name.
    z
      .custom<Readonly<Record<string, unknown>>>(
        isJsonObject,
        'The fields are expected as a JSON object in "data".',
      )
      .meta({ type: 'object', description: 'The fields, as a JSON object or its text.' }),
  ),
  cols: columnNames.optional(),
});

export const readRequest = z.object({ cols: columnNames.optional() });

/** An entry: the columns that are not empty. */
export const restEntry = z.record(z.string(), z.unknown());

/** The answer of a list, under the model's name. */
export const listAnswer = z.object({
  records: z.record(z.string(), z.array(restEntry)),
  total_pages: z.int(),
  total_entries: z.int(),
  current_page: z.int(),
  per_page: z.int(),
  /** Given when `changed_since` was. `partial`: what is not listed is as it was. `next`: what to ask with the next time. */
  changes: z.object({ partial: z.boolean(), next: z.string() }).optional(),
});

/** The answer of a single read or write, under the model's name. */
export const entryAnswer = z.record(z.string(), restEntry);
