import type { Queryable } from '../../database';

export interface AppendedChunks {
  callId: string;
  firstSequence: number;
  /** Sealed. */
  chunks: readonly Uint8Array[];
  /** Bytes of the body stored with these chunks included, before sealing. */
  bodyBytes: number;
  foundJobUuid: string | null;
}

/** Stores the next bytes of a body, with its size so far and the Job UUID seen in it. Storing the same again changes nothing. */
export async function appendChunks(trx: Queryable, appended: AppendedChunks): Promise<void> {
  await trx
    .insertInto('call_chunk')
    .values(
      appended.chunks.map((bytes, index) => ({
        call_id: appended.callId,
        sequence: appended.firstSequence + index,
        bytes_sealed: bytes,
      })),
    )
    .onConflict((conflict) => conflict.columns(['call_id', 'sequence']).doNothing())
    .execute();
  await trx
    .updateTable('call')
    .set({ body_bytes: appended.bodyBytes, found_job_uuid: appended.foundJobUuid })
    .where('id', '=', appended.callId)
    .execute();
}
