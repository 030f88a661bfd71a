import type { Queryable } from '../../database';
import type { StoredChunk } from './store-answer-part';

/** Puts other bytes in the place of a stored chunk. */
export async function replaceChunk(
  trx: Queryable,
  at: { callId: string; sequence: number },
  { sealed, encoding }: StoredChunk,
): Promise<void> {
  await trx
    .updateTable('call_chunk')
    .set({ bytes_sealed: sealed, encoding })
    .where('call_id', '=', at.callId)
    .where('sequence', '=', at.sequence)
    .execute();
}
