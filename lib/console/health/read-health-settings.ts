import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { DEFAULT_HEALTH_SETTINGS, type HealthSettings } from '@/lib/domain/health-settings';

export const HEALTH_SETTING = 'health';

/** What holds for every queue that has nothing of its own. */
export async function readHealthSettings(db: Queryable): Promise<HealthSettings> {
  const kept = await getSetting(db, HEALTH_SETTING);
  return kept === undefined
    ? DEFAULT_HEALTH_SETTINGS
    : { ...DEFAULT_HEALTH_SETTINGS, ...readJson<Partial<HealthSettings>>(kept) };
}
