import type { Queryable } from '../../database';
import type { StoredChunk } from './store-answer-part';

/** The next stored chunks of a body from a sequence on, in order. */
export async function readChunks(
  db: Queryable,
  callId: string,
  fromSequence: number,
  count: number,
): Promise<StoredChunk[]> {
  const rows = await db
    .selectFrom('call_chunk')
    .select(['bytes_sealed', 'encoding'])
    .where('call_id', '=', callId)
    .where('sequence', '>=', fromSequence)
    .orderBy('sequence')
    .limit(count)
    .execute();
  return rows.map((row) => ({ sealed: row.bytes_sealed, encoding: row.encoding }));
}
