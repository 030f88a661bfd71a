import { z } from 'zod';
import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listEngineSettings } from '@/lib/db/queries/engine-setting/list-settings';
import { isTimeZone } from '@/lib/domain/site-calendar';

/** What a process call answers while a job of the queue is outstanding (domain.md, undocumented situations). */
const OUTSTANDING_ANSWERS = ['redeliver', 'uuid-only', 'refuse'] as const;
export const MAX_BATCH = 1000;

/** The settings an admin of the built-in site may change, with their defaults. */
export const changeableSettings = z.object({
  outstanding: z.enum(OUTSTANDING_ANSWERS, `Expected one of: ${OUTSTANDING_ANSWERS.join(', ')}.`),
  batchSize: z
    .int('Expected a whole number.')
    .min(1, 'A job has at least 1 record.')
    .max(MAX_BATCH, `A job has at most ${MAX_BATCH} records.`),
  /** How often the One Time Filter sweep begins anew. The real Fluxx takes 3 to 24 hours; here it is a minute. */
  sweepIntervalMs: z
    .int('Expected a whole number of milliseconds.')
    .min(0)
    .max(7 * 24 * 60 * 60_000),
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
});

export const CHANGEABLE_NAMES = changeableSettings.keyof().options;
export type ChangeableSettings = z.infer<typeof changeableSettings>;

export interface SiteSettings extends ChangeableSettings {
  /** Random texts that change with every change of a model or an alert: what a process keeps of them is good while they stay. */
  modelsVersion: string;
  alertsVersion: string;
}

export const SETTING_DEFAULTS: ChangeableSettings = {
  outstanding: 'redeliver',
  batchSize: MAX_BATCH,
  sweepIntervalMs: 60_000,
  timeZone: 'UTC',
  fiscalYearStartMonth: 1,
  changeLogDays: 365,
};

/** Where each setting stands in `engine_setting`. */
export const SETTING_NAMES = {
  outstanding: 'outstanding',
  batchSize: 'batch-size',
  sweepIntervalMs: 'sweep-interval-ms',
  timeZone: 'time-zone',
  fiscalYearStartMonth: 'fiscal-year-start-month',
  changeLogDays: 'change-log-days',
  modelsVersion: 'models-version',
  alertsVersion: 'alerts-version',
} as const satisfies Record<keyof SiteSettings, string>;

const { shape } = changeableSettings;
const storedSettings = z.object({
  outstanding: shape.outstanding.catch(SETTING_DEFAULTS.outstanding),
  batchSize: shape.batchSize.catch(SETTING_DEFAULTS.batchSize),
  sweepIntervalMs: shape.sweepIntervalMs.catch(SETTING_DEFAULTS.sweepIntervalMs),
  timeZone: shape.timeZone.catch(SETTING_DEFAULTS.timeZone),
  fiscalYearStartMonth: shape.fiscalYearStartMonth.catch(SETTING_DEFAULTS.fiscalYearStartMonth),
  changeLogDays: shape.changeLogDays.catch(SETTING_DEFAULTS.changeLogDays),
  modelsVersion: z.string().catch(''),
  alertsVersion: z.string().catch(''),
});

/** Reads every setting, in one query of a handful of rows: asked at the start of each save and each call. */
export async function readSiteSettings(db: Queryable): Promise<SiteSettings> {
  const stored = await listEngineSettings(db);
  const valueOf = (name: string): unknown => {
    const text = stored.get(name);
    return text === undefined ? undefined : readJson<unknown>(text);
  };
  return storedSettings.parse(
    Object.fromEntries(Object.entries(SETTING_NAMES).map(([key, name]) => [key, valueOf(name)])),
  );
}
