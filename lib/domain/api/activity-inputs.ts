import { z } from 'zod';
import { ACT_GROUPS, ACT_OUTCOMES, ACT_VERBS, type ActGroup } from '../activity/verbs';

/** What the console API takes about the activity log. */

const GROUPS = Object.keys(ACT_GROUPS).filter((name): name is ActGroup => name in ACT_GROUPS);

const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000).optional();
/** `kind`, or `kind:id`. */
const named = z
  .string()
  .regex(/^[a-z-]{1,40}(:.{0,300})?$/u, 'Give a kind, or a kind and an id with a colon between.')
  .transform((text) => {
    const at = text.indexOf(':');
    return at === -1 ? { kind: text } : { kind: text.slice(0, at), id: text.slice(at + 1) };
  })
  .optional();

/** Place in the list, newest first: the time and the id of an entry. */
const place = z
  .string()
  .regex(/^\d{1,16}-\d{1,16}$/)
  .transform((text) => {
    const [at, id] = text.split('-').map(Number);
    return { at: at ?? 0, id: id ?? 0 };
  })
  .optional();

const filter = {
  /** Who: `person:<id>`, `system:` for those without an id, or every one of a kind. */
  actor: named,
  group: z.enum(GROUPS).optional(),
  verb: z
    .string()
    .refine((verb) => ACT_VERBS.includes(verb), 'There is no such act.')
    .optional(),
  /** About what: `queue:<id>`, or every one of a kind. */
  target: named,
  outcome: z.enum(ACT_OUTCOMES).optional(),
  /** Epoch milliseconds; `to` is not in it. */
  from: moment,
  to: moment,
  /** In names and ids; for those who see everything in the details too. */
  search: z.string().trim().max(200, 'Search for at most 200 characters.').default(''),
};

export const activityQuery = z.object({
  ...filter,
  before: place,
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const activityExportQuery = z.object({ ...filter, format: z.enum(['ndjson', 'csv']) });

export const actParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

export type ActivityQuery = z.infer<typeof activityQuery>;
export type ActivityFilter = Omit<ActivityQuery, 'before' | 'limit'>;
export type ActivityPlace = NonNullable<ActivityQuery['before']>;
