import { z } from 'zod';
import { isTimeZone } from '../site-calendar';

/** What the console API takes about health. Unknown keys are refused by name. Lengths of time are milliseconds. */

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const age = z
  .number('Enter a number.')
  .int()
  .min(MINUTE, 'At least one minute.')
  .max(YEAR, 'At most one year.');
const records = z
  .number('Enter a number.')
  .int('Enter a whole number.')
  .min(1, 'At least one record.')
  .max(1_000_000_000, 'At most 1,000,000,000.');
const hold = z.number('Enter a number.').int().min(0, 'Not less than nothing.').max(DAY, 'At most one day.');

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 22:00.');

const quietHoursInput = z.strictObject({
  /** 1 for Monday to 7 for Sunday: the days on which they begin. */
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1, 'Choose at least one day.')
    .max(7)
    .transform((days) => Array.from(new Set(days)).toSorted((one, other) => one - other)),
  from: clockTime,
  /** On the next day when it is not after the beginning. */
  to: clockTime,
  timeZone: z.string().max(100).refine(isTimeZone, 'There is no time zone of that name.'),
});

const quiet = z.array(quietHoursInput).max(20, 'At most 20 quiet hours.');

export const healthSettingsInput = z.strictObject({
  openJobMs: age,
  queuedRecords: records,
  oldestMs: age,
  openAfterMs: hold,
  resolveAfterMs: hold,
  quiet,
});

/** Null is the default. */
export const queueHealthInput = z.strictObject({
  openJobMs: age.nullable(),
  queuedRecords: records.nullable(),
  oldestMs: age.nullable(),
  quiet: quiet.nullable(),
});

export const snoozeInput = z.strictObject({
  /** Epoch milliseconds; at most 90 days from now. */
  until: z.number('Choose until when.').int(),
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, so that others know.')
    .max(500, 'A reason has at most 500 characters.'),
});

export const incidentsQuery = z.strictObject({
  /** `open`: only those that are not over. */
  state: z.enum(['open', 'all']).default('all'),
  /** Only those before this one. */
  before: z.uuid().optional(),
});

export type HealthSettingsInput = z.infer<typeof healthSettingsInput>;
export type QueueHealthInput = z.infer<typeof queueHealthInput>;
export type SnoozeInput = z.infer<typeof snoozeInput>;
export type IncidentsQuery = z.infer<typeof incidentsQuery>;
