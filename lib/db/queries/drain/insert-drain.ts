import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { NewRow } from '../../schema';

/** What a drain has done when it begins. */
const NOTHING = { worked_ms: 0, rounds: 0, records: 0, cleared: 0, bytes: 0 } as const;

/** Adds a running drain. Called with the queue's row locked and no other drain at work there. */
export async function insertDrain(
  trx: Queryable,
  support: DialectSupport,
  drain: Omit<NewRow<'drain'>, keyof typeof NOTHING | 'state' | 'step' | 'renewed_at'>,
): Promise<void> {
  await trx
    .insertInto('drain')
    .values({ ...drain, ...NOTHING, state: 'running', step: 'resting', renewed_at: support.now })
    .execute();
}
