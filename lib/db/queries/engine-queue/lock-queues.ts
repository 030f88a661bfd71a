import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { idChunks } from '../../id-chunks';
import type { Row } from '../../schema';

/**
 * Locks the queues of these alerts until the transaction ends, in the order of their ids, so that two saves that trigger
 * the same alerts cannot wait for each other. A queue that is gone (its alert was deleted) is left out.
 */
export async function lockEngineQueues(
  trx: Queryable,
  support: DialectSupport,
  alertIds: readonly number[],
): Promise<Row<'engine_queue'>[]> {
  const locked: Row<'engine_queue'>[] = [];
  for (const chunk of idChunks([...alertIds].sort((left, right) => left - right))) {
    const query = trx
      .selectFrom('engine_queue')
      .selectAll()
      .where('alert_id', 'in', chunk)
      .orderBy('alert_id');
    locked.push(...(await (support.rowLocks ? query.forUpdate() : query).execute()));
  }
  return locked;
}
