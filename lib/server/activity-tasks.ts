import { findMissing } from '@/lib/audit/find-missing';
import { readActivityHead } from '@/lib/audit/read-head';
import { removeOldActivity } from '@/lib/audit/remove-old';
import { sealActivity } from '@/lib/audit/seal';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { readJson, writeJson } from '@/lib/db/json';
import { writeHead } from '@/lib/domain/activity/head';
import { onSteadyClock } from './on-steady-clock';
import type { Runtime } from './runtime';
import type { Task } from './tasks';

const LOGGED = 'activity-head-logged-at';
const SECOND = 1000;
const HOUR_MS = 60 * 60 * SECOND;
const DAY_MS = 24 * HOUR_MS;

/** What goes on by itself for the activity log: entries are chained, old ones removed, the head is told. */
export function activityTasks(runtime: Runtime): Task[] {
  return [
    { name: 'activity-chain', everyMs: SECOND, run: (signal) => chainActivity(runtime, signal) },
    { name: 'activity-keeping', everyMs: HOUR_MS, run: (signal) => keepActivity(runtime, signal) },
  ];
}

/** The newest place this process has chained: the log never ends before it. */
const newestPlaces = new WeakMap<Runtime, number>();

async function chainActivity(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, secrets, log } = runtime;
  const sealed = await sealActivity(database, secrets.auditKey, signal);
  await tellOfMissing(runtime);
  const known = newestPlaces.get(runtime) ?? 0;
  if (sealed === 0 && known > 0) return;
  const place = (await readActivityHead(database.kysely))?.sequence ?? 0;
  newestPlaces.set(runtime, place);
  if (place < known + sealed)
    log.error(
      { place, known, sealed },
      'The end of the activity log is gone: somebody removed entries from the database',
    );
}

/** Logs which entries of this process are gone before they were chained; once, for each of them is told of in an entry of its own. */
export async function tellOfMissing({ database, log, console }: Runtime): Promise<void> {
  for (const { at, verb, actor_name: actor } of await findMissing(database, console.clock.now()))
    log.error(
      { at, verb, actor },
      'An entry of the activity log was gone before it was chained: somebody removed it from the database, or the database lost its last seconds',
    );
}

/**
 * Removes what is older than it is kept, and writes the newest head to the log once a day: logs are kept elsewhere, so that whoever
 * cuts the end off the database cannot cut it off there.
 */
async function keepActivity(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, settings, secrets, log } = runtime;
  const now = runtime.console.clock.now();
  const removal = { key: secrets.auditKey, now, keepMs: settings.activityRetentionMs };
  await onSteadyClock(runtime, () => removeOldActivity(database, removal, signal));
  const logged = await getSetting(database.kysely, LOGGED);
  if (logged !== undefined && now - readJson<number>(logged) < DAY_MS) return;
  const head = await readActivityHead(database.kysely);
  if (head === null) return;
  log.info(
    { head: writeHead(head) },
    'The newest entry of the activity log; keep it for `audit verify --head`',
  );
  await putSetting(database.kysely, LOGGED, writeJson(now));
}
