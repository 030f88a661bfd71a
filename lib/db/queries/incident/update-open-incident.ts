import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/**
 * Changes an incident that is open and in the state it was seen in.
 * @returns false when it is not: another instance was first.
 */
export async function updateOpenIncident(
  trx: Queryable,
  { id, state }: { id: string; state: string },
  change: Omit<RowUpdate<'incident'>, 'id' | 'queue_id' | 'opened_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('incident')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
