import { readActivityHead } from '@/lib/audit/read-head';
import { removeOldActivity } from '@/lib/audit/remove-old';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { readJson, writeJson } from '@/lib/db/json';
import { writeHead } from '@/lib/domain/activity/head';
import type { Runtime } from './runtime';

const LOGGED = 'activity-head-logged-at';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what is older than it is kept, and writes the newest head to the log once a day: logs are kept elsewhere, so that whoever
 * cuts the end off the database cannot cut it off there.
 */
export async function keepActivity(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  const { database, settings, secrets, log } = runtime;
  const now = runtime.console.clock.now();
  const removal = { key: secrets.auditKey, now, keepMs: settings.activityRetentionMs };
  await removeOldActivity(database, removal, signal);
  const logged = await getSetting(database.kysely, LOGGED);
  if (logged !== undefined && now - readJson<number>(logged) < DAY_MS) return;
  const head = await readActivityHead(database.kysely);
  if (head === null) return;
  log.info({ head: writeHead(head) }, 'The newest entry of the activity log; keep it for `audit verify --head`');
  await putSetting(database.kysely, LOGGED, writeJson(now));
}
