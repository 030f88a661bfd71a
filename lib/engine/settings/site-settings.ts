import { z } from 'zod';
import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listEngineSettings } from '@/lib/db/queries/engine-setting/list-settings';
import { changeableSettings, MAX_BATCH } from '@/lib/domain/api/built-in-site';

export type ChangeableSettings = z.infer<typeof changeableSettings>;

export interface SiteSettings extends ChangeableSettings {
  /** Random texts that change with every change of a model or an alert: what a process keeps of them is good while they stay. */
  modelsVersion: string;
  alertsVersion: string;
  /** Likewise of these settings: a change that saw another version is refused. */
  settingsVersion: string;
}

export const SETTING_DEFAULTS: ChangeableSettings = {
  outstanding: 'redeliver',
  batchSize: MAX_BATCH,
  sweepIntervalMs: 60_000,
  timeZone: 'UTC',
  fiscalYearStartMonth: 1,
  changeLogDays: 365,
  requestsPerMinute: 12_000,
  tokenRequestsPerMinute: 120,
};

/** Where each setting stands in `engine_setting`. */
export const SETTING_NAMES = {
  outstanding: 'outstanding',
  batchSize: 'batch-size',
  sweepIntervalMs: 'sweep-interval-ms',
  timeZone: 'time-zone',
  fiscalYearStartMonth: 'fiscal-year-start-month',
  changeLogDays: 'change-log-days',
  requestsPerMinute: 'requests-per-minute',
  tokenRequestsPerMinute: 'token-requests-per-minute',
  modelsVersion: 'models-version',
  alertsVersion: 'alerts-version',
  settingsVersion: 'settings-version',
} as const satisfies Record<keyof SiteSettings, string>;

const { shape } = changeableSettings;
const storedSettings = z.object({
  outstanding: shape.outstanding.catch(SETTING_DEFAULTS.outstanding),
  batchSize: shape.batchSize.catch(SETTING_DEFAULTS.batchSize),
  sweepIntervalMs: shape.sweepIntervalMs.catch(SETTING_DEFAULTS.sweepIntervalMs),
  timeZone: shape.timeZone.catch(SETTING_DEFAULTS.timeZone),
  fiscalYearStartMonth: shape.fiscalYearStartMonth.catch(SETTING_DEFAULTS.fiscalYearStartMonth),
  changeLogDays: shape.changeLogDays.catch(SETTING_DEFAULTS.changeLogDays),
  requestsPerMinute: shape.requestsPerMinute.catch(SETTING_DEFAULTS.requestsPerMinute),
  tokenRequestsPerMinute: shape.tokenRequestsPerMinute.catch(SETTING_DEFAULTS.tokenRequestsPerMinute),
  modelsVersion: z.string().catch(''),
  alertsVersion: z.string().catch(''),
  settingsVersion: z.string().catch(''),
});

/** The names of the settings an admin may change. */
export const CHANGEABLE_NAMES = changeableSettings.keyof().options;

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
