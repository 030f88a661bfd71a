import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { findQueueHealthSetting } from '@/lib/db/queries/health/find-queue-health-setting';
import { putQueueHealthSetting } from '@/lib/db/queries/health/put-queue-health-setting';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import type { QueueHealthInput } from '@/lib/domain/api/health-inputs';
import { AppError } from '@/lib/domain/errors';
import type { HealthSettings, QueueHealthSettings } from '@/lib/domain/health-settings';
import type { ActContext, ConsoleContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { readHealthSettings } from './read-health-settings';
import { ownSettingsOf } from './read-watched';
import { requireWatched } from './require-watched';

const NOTHING: QueueHealthSettings = { openJobMs: null, queuedRecords: null, oldestMs: null, quiet: null };

/** What a queue has of its own, and the defaults beside it. @throws AppError `not-found` */
export async function getQueueHealthSettings(
  { database }: ConsoleContext,
  queueId: string,
): Promise<{ own: QueueHealthSettings; defaults: HealthSettings }> {
  if ((await findQueue(database.kysely, queueId)) === undefined) {
    throw new AppError('not-found', 'This queue is not tracked here.');
  }
  const own = await findQueueHealthSetting(database.kysely, queueId);
  return {
    own: own === undefined ? NOTHING : ownSettingsOf(own),
    defaults: await readHealthSettings(database.kysely),
  };
}

/** Changes what a queue has of its own; null goes back to the default. @throws AppError `forbidden`, `not-found`, `conflict` */
export async function changeQueueHealthSettings(
  ctx: ActContext,
  queueId: string,
  input: QueueHealthInput,
): Promise<void> {
  requireRole(ctx.actor, 'health.write');
  await ctx.database.transaction(async (trx) => {
    const queue = await requireWatched(trx, queueId);
    await putQueueHealthSetting(trx, {
      queue_id: queueId,
      open_job_ms: input.openJobMs,
      queued_records: input.queuedRecords,
      oldest_ms: input.oldestMs,
      quiet_json: input.quiet === null ? null : writeJson(input.quiet),
    });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'queue.health',
      target: { kind: 'queue', id: queueId, name: queue.name },
      outcome: 'done',
      detail: { ...input },
    });
  });
}
