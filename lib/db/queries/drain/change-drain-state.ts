import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/**
 * Moves a drain out of one state into another, by a person or by whoever finds it dead.
 * @param drain.renewedAt only if its process has not said since that it lives.
 * @returns false when it is not in that state.
 */
export async function changeDrainState(
  trx: Queryable,
  drain: { id: string; from: readonly string[]; renewedAt?: number },
  change: RowUpdate<'drain'>,
): Promise<boolean> {
  let update = trx
    .updateTable('drain')
    .set(change)
    .where('id', '=', drain.id)
    .where('state', 'in', drain.from);
  if (drain.renewedAt !== undefined) update = update.where('renewed_at', '=', drain.renewedAt);
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
