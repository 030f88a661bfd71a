import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { RowUpdate } from '../../schema';

/**
 * Moves a drain on, and says that its process lives.
 * @param instanceId the process that drives it; a drain that another one took over or stopped is left alone.
 * @returns false when it is no longer this process's to move.
 */
export async function updateDrain(
  db: Queryable,
  support: DialectSupport,
  drain: { id: string; instanceId: string },
  change: RowUpdate<'drain'>,
): Promise<boolean> {
  const result = await db
    .updateTable('drain')
    .set({ ...change, renewed_at: support.now })
    .where('id', '=', drain.id)
    .where('instance_id', '=', drain.instanceId)
    .where('state', 'in', ['running', 'cancelling'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
