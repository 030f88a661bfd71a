import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listEngineSettings } from '@/lib/db/queries/engine-setting/list-settings';
import { isTimeZone } from '@/lib/domain/site-calendar';

/**
 * In whose days the history counts: the zone of the built-in site's calendar. Real sites do not tell theirs, and queues of different
 * calendars could not be summed by the day, so it is the zone of all.
 */
export async function historyZone(db: Queryable): Promise<string> {
  const text = (await listEngineSettings(db)).get('time-zone');
  const name = text === undefined ? 'UTC' : readJson<unknown>(text);
  return typeof name === 'string' && isTimeZone(name) ? name : 'UTC';
}
