import { z } from 'zod';
import { changeableSettings, type ChangeSettingsInput } from '@/lib/domain/api/built-in-site';
import type { SiteSettingsView } from '@/lib/domain/api/built-in-site-views';

const MINUTE_MS = 60_000;
const { shape } = changeableSettings;

/** The settings in the units people think in. */
export const formSchema = z.object({
  outstanding: shape.outstanding,
  batchSize: shape.batchSize,
  sweepMinutes: z
    .int('Expected a whole number of minutes.')
    .min(1, 'At least a minute.')
    .max(10_080, 'The longest interval is 7 days (10,080 minutes).'),
  timeZone: shape.timeZone,
  fiscalYearStartMonth: shape.fiscalYearStartMonth,
  changeLogDays: shape.changeLogDays,
  requestsPerMinute: shape.requestsPerMinute,
  tokenRequestsPerMinute: shape.tokenRequestsPerMinute,
  /** What the form was filled from; the server refuses a change of anything newer. */
  seenVersion: z.string(),
});

export type SiteForm = z.infer<typeof formSchema>;

export function toForm({ sweepIntervalMs, settingsVersion, ...same }: SiteSettingsView): SiteForm {
  return {
    ...same,
    sweepMinutes: Math.max(1, Math.round(sweepIntervalMs / MINUTE_MS)),
    seenVersion: settingsVersion,
  };
}

export function toChanges({ sweepMinutes, ...same }: SiteForm): ChangeSettingsInput {
  return { ...same, sweepIntervalMs: sweepMinutes * MINUTE_MS };
}
