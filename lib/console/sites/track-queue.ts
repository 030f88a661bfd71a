import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { forgetHealth } from '@/lib/db/queries/health/forget-health';
import { insertQueue } from '@/lib/db/queries/queue/insert-queue';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import type { Row } from '@/lib/db/schema';
import type { ActContext } from '../context';

export interface Tracking {
  siteId: string;
  queueUuid: string;
  /** As the site lists it; undefined when it does not. */
  alert: Row<'site_alert'> | undefined;
  /** The queue here, tracked or archived. */
  known: Row<'queue'> | undefined;
}

/**
 * Tracks one queue of a real site, or tracks it again: its ledger goes on where it was archived. A new one counts as polled
 * by an integration directly, because a real site's alerts are made for one: Process then asks first.
 * @returns the id of the queue, and whether it was archived before.
 */
export async function trackQueue(
  ctx: ActContext,
  trx: Queryable,
  { siteId, queueUuid, alert, known }: Tracking,
): Promise<{ queueId: string; restored: boolean }> {
  const now = ctx.clock.now();
  const queueId = known?.id ?? newId();
  const name = known?.name ?? alert?.name ?? queueUuid;
  if (known === undefined) {
    await insertQueue(trx, {
      id: queueId,
      site_id: siteId,
      queue_uuid: queueUuid,
      name,
      extra_fields_json: '[]',
      polled_by: 'directly',
      created_at: now,
      ...(alert === undefined ? {} : describedBy(alert)),
    });
  } else {
    // It was not watched meanwhile: nothing that was found then has lasted, and nobody has it in hand.
    await forgetHealth(trx, queueId);
    await updateQueue(trx, queueId, {
      archived_at: null,
      ...(alert === undefined ? {} : describedBy(alert)),
    });
  }
  await recordAct(trx, {
    at: now,
    actor: ctx.actor,
    verb: known === undefined ? 'queue.track' : 'queue.restore',
    target: { kind: 'queue', id: queueId, name },
    outcome: 'done',
    detail: { siteId, queueUuid, listed: alert !== undefined },
  });
  return { queueId, restored: known !== undefined };
}

/** What a site says about a queue, for its row. */
export function describedBy(alert: Row<'site_alert'>) {
  return {
    listed_name: alert.name,
    model: alert.model,
    trigger_type: alert.trigger_type,
    extra_fields_json: alert.extra_fields_json,
    enabled: alert.enabled,
  };
}
