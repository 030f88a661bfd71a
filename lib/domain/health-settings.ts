import { DEFAULT_THRESHOLDS, type HealthThresholds } from './health';
import type { IncidentHolds } from './incident';
import type { QuietHours } from './quiet-hours';

/** What holds for every queue that has nothing of its own (Settings → Health). */
export interface HealthSettings extends HealthThresholds, IncidentHolds {
  quiet: readonly QuietHours[];
}

export const DEFAULT_HEALTH_SETTINGS: HealthSettings = {
  ...DEFAULT_THRESHOLDS,
  openAfterMs: 60 * 1000,
  resolveAfterMs: 2 * 60 * 1000,
  quiet: [],
};

/** What a queue has of its own; null is the default. */
export type QueueHealthSettings = {
  [K in keyof HealthThresholds]: number | null;
} & { quiet: readonly QuietHours[] | null };

/** What holds for a queue. */
export function settingsOf(defaults: HealthSettings, own: QueueHealthSettings | null): HealthSettings {
  if (own === null) return defaults;
  return {
    ...defaults,
    openJobMs: own.openJobMs ?? defaults.openJobMs,
    queuedRecords: own.queuedRecords ?? defaults.queuedRecords,
    oldestMs: own.oldestMs ?? defaults.oldestMs,
    quiet: own.quiet ?? defaults.quiet,
  };
}
