import type { Kysely } from 'kysely';
import type { DialectSupport, NotedChange } from '../dialect/support';

/** What people who look on are told of health: that it was judged, its limits, snoozes and incidents. See 0020-live. */
export async function noteHealthChanges(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  for (const change of NOTED) await support.noteChange(db, change);
}

const ofQueue = (table: string, act: NotedChange['act'], when?: string): NotedChange => ({
  table,
  act,
  topic: 'queue',
  key: act === 'delete' ? 'old.queue_id' : 'new.queue_id',
  ...(when === undefined ? {} : { when }),
});

/** The defaults hold for every queue. */
const DEFAULTS = `new.name = 'health'`;

const NOTED: readonly NotedChange[] = [
  ofQueue('queue_health', 'insert'),
  ofQueue(
    'queue_health',
    'update',
    'old.state is distinct from new.state or old.since is distinct from new.since',
  ),
  ofQueue('queue_health_setting', 'insert'),
  ofQueue('queue_health_setting', 'update'),
  ofQueue('queue_health_setting', 'delete'),
  ofQueue('queue_snooze', 'insert'),
  ofQueue('queue_snooze', 'update'),
  ofQueue('queue_snooze', 'delete'),
  { table: 'setting', act: 'insert', when: DEFAULTS, topic: 'site', key: `''` },
  { table: 'setting', act: 'update', when: DEFAULTS, topic: 'site', key: `''` },
];
