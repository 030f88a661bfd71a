import { randomUUID } from 'node:crypto';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { putEngineSetting } from '@/lib/db/queries/engine-setting/put-setting';
import { SETTING_NAMES } from './site-settings';

/**
 * Tells every process that a model, an alert or a setting has changed; called in the transaction of the change. The version is random and
 * not counted: a number seen in a transaction that was then undone would be given out a second time for something else.
 */
export async function renewVersion(
  trx: Queryable,
  of: 'modelsVersion' | 'alertsVersion' | 'settingsVersion',
): Promise<void> {
  await putEngineSetting(trx, SETTING_NAMES[of], writeJson(randomUUID()));
}
