import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { insertAct } from '@/lib/db/queries/activity/insert-act';
import type { ActOutcome, ActVerb } from '@/lib/domain/activity/verbs';
import type { ProvenColumns } from '@/lib/domain/activity/canonical';
import type { Actor } from '@/lib/domain/actor';
import { auditKeyOf } from './audit-key';
import { signEntry } from './proof';
import { watchWritten } from './written';

export interface Act {
  at: number;
  actor: Actor;
  /** The object, a dot, the verb: `queue.process`, `account.create`, … */
  verb: ActVerb;
  target?: { kind: string; id: string; name: string };
  outcome: ActOutcome;
  /** What matters about it, such as what was shown when it was confirmed. Never a secret. */
  detail?: Readonly<Record<string, unknown>>;
  /** The call's id for an upstream call; the request's id (of the actor) unless told. */
  correlationId?: string;
}

/**
 * Appends to the activity log. Called with the transaction of the change itself, so that neither exists without the other.
 * The entry is signed here; it is given its place in the chain afterwards (seal.ts), so that no transaction waits for another.
 */
export async function recordAct(trx: Queryable, act: Act): Promise<void> {
  const row: ProvenColumns = {
    at: act.at,
    actor_kind: act.actor.kind,
    actor_id: storable(act.actor.id),
    actor_name: storable(act.actor.name),
    address: storable(act.actor.address),
    verb: act.verb,
    target_kind: act.target?.kind ?? null,
    target_id: storable(act.target?.id ?? null),
    target_name: storable(act.target?.name ?? null),
    outcome: act.outcome,
    detail_json: storable(writeJson(act.detail ?? {})),
    correlation_id: storable(act.correlationId ?? act.actor.requestId ?? null),
  };
  const key = auditKeyOf(trx);
  const signature = key === undefined ? null : signEntry(key, uuidv7(), row);
  await insertAct(trx, { ...row, signature });
  if (signature !== null) watchWritten(trx, signature, row);
}

/** As both databases give a text back: what they cannot hold would make its signature wrong. */
function storable<T extends string | null>(text: T): T;
function storable(text: string | null): string | null {
  return text === null ? null : Buffer.from(text).toString().replaceAll('\0', '\uFFFD');
}
