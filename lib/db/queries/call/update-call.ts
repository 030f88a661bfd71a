import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Writes what came of a call. */
export async function updateCall(trx: Queryable, callId: string, change: RowUpdate<'call'>): Promise<void> {
  await trx.updateTable('call').set(change).where('id', '=', callId).execute();
}
