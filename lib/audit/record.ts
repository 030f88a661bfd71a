import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import type { Actor } from '@/lib/domain/actor';

export interface Act {
  at: number;
  actor: Actor;
  /** `queue.process`, `account.create`, …: the object, a dot, the verb. */
  verb: string;
  target?: { kind: string; id: string; name: string };
  outcome: 'done' | 'refused' | 'failed' | 'unknown';
  /** What matters about it, such as what was shown when it was confirmed. Never a secret. */
  detail?: Readonly<Record<string, unknown>>;
  correlationId?: string;
}

/**
 * Appends to the activity log. Called with the transaction of the change itself, so that neither exists without the other.
 */
export async function recordAct(trx: Queryable, act: Act): Promise<void> {
  await trx
    .insertInto('activity')
    .values({
      at: act.at,
      actor_kind: act.actor.kind,
      actor_id: act.actor.id,
      actor_name: act.actor.name,
      address: act.actor.address,
      verb: act.verb,
      target_kind: act.target?.kind ?? null,
      target_id: act.target?.id ?? null,
      target_name: act.target?.name ?? null,
      outcome: act.outcome,
      detail_json: writeJson(act.detail ?? {}),
      correlation_id: act.correlationId ?? null,
    })
    .execute();
}
