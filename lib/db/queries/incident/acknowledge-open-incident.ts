import type { Queryable } from '../../database';

/**
 * Notes who has an incident in hand, if it is open, in the state it was seen in, and nobody has it in hand.
 * @returns whether that was so
 */
export async function acknowledgeOpenIncident(
  trx: Queryable,
  { id, state }: { id: string; state: string },
  { at, by }: { at: number; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('incident')
    .set({ acknowledged_at: at, acknowledged_by: by })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('resolved_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
