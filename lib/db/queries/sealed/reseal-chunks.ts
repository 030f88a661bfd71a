import type { Queryable } from '../../database';

export interface ChunkPlace {
  callId: string;
  sequence: number;
}

/** Seals the next stored chunks anew, in key order. @returns the last one done; undefined when there is no more. */
export async function resealChunks(
  trx: Queryable,
  after: ChunkPlace | undefined,
  limit: number,
  reseal: (sealed: Uint8Array) => Uint8Array,
): Promise<ChunkPlace | undefined> {
  let query = trx.selectFrom('call_chunk').select(['call_id', 'sequence', 'bytes_sealed']);
  if (after !== undefined) {
    query = query.where((row) =>
      row.or([
        row('call_id', '>', after.callId),
        row.and([row('call_id', '=', after.callId), row('sequence', '>', after.sequence)]),
      ]),
    );
  }
  const rows = await query.orderBy('call_id').orderBy('sequence').limit(limit).execute();
  for (const { call_id: callId, sequence, bytes_sealed: sealed } of rows) {
    await trx
      .updateTable('call_chunk')
      .set({ bytes_sealed: reseal(sealed) })
      .where('call_id', '=', callId)
      .where('sequence', '=', sequence)
      .execute();
  }
  const last = rows.at(-1);
  return last === undefined ? undefined : { callId: last.call_id, sequence: last.sequence };
}
