import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';

/** Saved by programs, thousands an hour; each change of theirs is in the record's own change log, with who and what. */
const IN_THE_CHANGE_LOG_ONLY: ReadonlySet<Actor['kind']> = new Set(['application', 'sample', 'system']);

/** Appends what a person did to one record. What changed, from what to what, is in the record's change log. */
export async function recordRecordAct(
  ctx: EngineContext,
  trx: Queryable,
  {
    verb,
    record,
    actor,
  }: {
    verb: 'record.create' | 'record.update' | 'record.delete';
    record: { model: string; id: number; version: number };
    actor: Actor;
  },
): Promise<void> {
  if (IN_THE_CHANGE_LOG_ONLY.has(actor.kind)) return;
  const name = `${record.model} ${record.id}`;
  await recordAct(trx, {
    at: ctx.clock.now(),
    actor,
    verb,
    target: { kind: 'record', id: `${record.model}/${record.id}`, name },
    outcome: 'done',
    detail: { model: record.model, recordId: record.id, version: record.version },
  });
}
