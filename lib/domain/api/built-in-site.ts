import { z } from 'zod';
import { isTimeZone } from '../site-calendar';

/** What a process call answers while a job of the queue is outstanding (domain.md, undocumented situations). */
export const OUTSTANDING_ANSWERS = ['redeliver', 'uuid-only', 'refuse'] as const;
export const MAX_BATCH = 1000;

const wholeNumber = z.int('Expected a whole number.');

/** The settings an admin of the built-in site may change. */
export const changeableSettings = z.object({
  outstanding: z.enum(OUTSTANDING_ANSWERS, `Expected one of: ${OUTSTANDING_ANSWERS.join(', ')}.`),
  batchSize: wholeNumber
    .min(1, 'A job has at least 1 record.')
    .max(MAX_BATCH, `A job has at most ${MAX_BATCH} records.`),
  /** How often the One Time Filter sweep begins anew. The real Fluxx takes 3 to 24 hours; here it is a minute. */
  sweepIntervalMs: z
    .int('Expected a whole number of milliseconds.')
    .min(1000, 'The shortest interval is a second: give 1000 or more.')
    .max(7 * 24 * 60 * 60_000, 'The longest interval is 7 days.'),
  /** The time zone in which filters reckon days, weeks, months, quarters and years. */
  timeZone: z
    .string('Expected the name of a time zone.')
    .max(100, 'This is no name of a time zone.')
    .refine(isTimeZone, 'Expected the name of a time zone such as "America/New_York" or "UTC".'),
  /** 1 for January to 12 for December. */
  fiscalYearStartMonth: z
    .int('Expected the number of a month.')
    .min(1, 'Months are numbered from 1, January.')
    .max(12, 'Months are numbered to 12, December.'),
  /** How long the change log of records is kept. */
  changeLogDays: z
    .int('Expected a whole number of days.')
    .min(1, 'The change log is kept for at least a day.')
    .max(3650, 'The change log is kept for at most 3,650 days.'),
  /** Requests one OAuth application may make in a minute, all instances together. */
  requestsPerMinute: wholeNumber
    .min(1, 'At least 1 request a minute.')
    .max(1_000_000, 'At most 1,000,000 requests a minute.'),
  /** Tokens that may be asked for in a minute: by one application, and from one network address. */
  tokenRequestsPerMinute: wholeNumber
    .min(1, 'At least 1 request a minute.')
    .max(100_000, 'At most 100,000 requests a minute.'),
});

/** A change of them; what is left out stays. `seenVersion` is what the answer that was looked at had. */
export const changeSettingsInput = changeableSettings.partial().extend({ seenVersion: z.string() }).strict();

const name = z.string().max(200);

/** A workflow as a whole: what is not in it is gone. */
export const setWorkflowInput = z.strictObject({
  states: z.array(name).max(1000),
  transitions: z.record(name, z.array(name)).nullable(),
  seenVersion: z.int(),
});

export const addFieldInput = z.strictObject({
  name: z.string().trim(),
  type: z.string(),
  relation: z.string().nullable(),
});

/** `seenRecords`: how many records the person was told lose a value; another number now refuses it. */
export const removeFieldInput = z.strictObject({ seenRecords: z.int().nonnegative() });

export const modelParams = z.object({ model: name });
export const fieldParams = z.object({ model: name, field: name });

export type ChangeSettingsInput = z.infer<typeof changeSettingsInput>;
export type SetWorkflowInput = z.infer<typeof setWorkflowInput>;
export type AddFieldInput = z.infer<typeof addFieldInput>;
