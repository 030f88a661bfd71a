import type { Queryable } from '../../database';

/** The next stored chunks of a body from a sequence on, sealed, in order. */
export async function readChunks(
  db: Queryable,
  callId: string,
  fromSequence: number,
  count: number,
): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('call_chunk')
    .select('bytes_sealed')
    .where('call_id', '=', callId)
    .where('sequence', '>=', fromSequence)
    .orderBy('sequence')
    .limit(count)
    .execute();
  return rows.map((row) => row.bytes_sealed);
}
