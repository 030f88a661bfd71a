import type { Queryable } from '../../database';

export interface StoredChunk {
  /** Encoded, then sealed. */
  sealed: Uint8Array;
  /** 0: the bytes themselves. 1: raw DEFLATE. */
  encoding: number;
}

export interface AppendedChunks {
  callId: string;
  firstSequence: number;
  chunks: readonly StoredChunk[];
  /** Bytes of the body stored with these chunks included, before encoding and sealing. */
  bodyBytes: number;
  foundJobUuid: string | null;
}

/** Stores the next bytes of a body, with its size so far and the Job UUID seen in it. Storing the same again changes nothing. */
export async function appendChunks(trx: Queryable, appended: AppendedChunks): Promise<void> {
  await trx
    .insertInto('call_chunk')
    .values(
      appended.chunks.map(({ sealed, encoding }, index) => ({
        call_id: appended.callId,
        sequence: appended.firstSequence + index,
        bytes_sealed: sealed,
        encoding,
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
