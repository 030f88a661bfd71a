import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listHealthRows, type HealthRow } from '@/lib/db/queries/health/list-health-rows';
import type { HealthView } from '@/lib/domain/api/views';
import { HEALTH_STATES } from '@/lib/domain/health';
import { settingsOf, type HealthSettings, type QueueHealthSettings } from '@/lib/domain/health-settings';
import { quietUntil, type QuietHours } from '@/lib/domain/quiet-hours';
import type { RememberedHealth } from '@/lib/domain/remembered-health';
import { oneOf } from '../queues/one-of';
import { readHealthSettings } from './read-health-settings';

/** What judging a queue takes beside its figures. */
export interface Watched {
  settings: HealthSettings;
  /** How it was judged before; null when it never was. */
  earlier: RememberedHealth | null;
  snooze: HealthView['snooze'];
  quietUntil: number | null;
}

/** Of every tracked queue, or of some; two queries for any number. */
export async function readWatched(
  db: Queryable,
  now: number,
  queueIds?: readonly string[],
): Promise<(queueId: string) => Watched> {
  const defaults = await readHealthSettings(db);
  const rows = new Map((await listHealthRows(db, queueIds)).map((row) => [row.queue_id, row]));
  const quietOf = quietHoursAt(now);
  return (id) => {
    const row = rows.get(id);
    const settings = settingsOf(defaults, row === undefined ? null : ownSettingsOf(row));
    return {
      settings,
      earlier: row === undefined ? null : earlierOf(row),
      snooze: row === undefined ? undefined : snoozeOf(row, now),
      quietUntil: quietOf(settings.quiet),
    };
  };
}

/** Many queues share the same quiet hours: those are looked at once. */
function quietHoursAt(now: number): (hours: readonly QuietHours[]) => number | null {
  const known = new Map<readonly QuietHours[], number | null>();
  return (hours) => {
    if (!known.has(hours)) known.set(hours, quietUntil(hours, now));
    return known.get(hours) ?? null;
  };
}

export function ownSettingsOf(
  row: Pick<HealthRow, 'open_job_ms' | 'queued_records' | 'oldest_ms' | 'quiet_json'>,
): QueueHealthSettings {
  return {
    openJobMs: row.open_job_ms,
    queuedRecords: row.queued_records,
    oldestMs: row.oldest_ms,
    quiet: row.quiet_json === null ? null : readJson<QuietHours[]>(row.quiet_json),
  };
}

function earlierOf({ state, since, turned_at: turnedAt, unreadable_at: failedAt }: HealthRow) {
  if (state === null || since === null || turnedAt === null) return null;
  return { state: oneOf(HEALTH_STATES, state), since, turnedAt, failedAt };
}

function snoozeOf(row: HealthRow, now: number): HealthView['snooze'] {
  const { snooze_until: until, snooze_reason: reason, snoozed_by: by } = row;
  if (until === null || until <= now) return undefined;
  return { until, reason: reason ?? '', by: by ?? '' };
}
