import type { Queryable } from '../../database';
import { writeJson } from '../../json';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';
import { updateCall } from './update-call';

export interface StoredChunk {
  /** Encoded, then sealed. */
  sealed: Uint8Array;
  /** 0: the bytes themselves. 1: raw DEFLATE. 2: Brotli. */
  encoding: number;
}

/** What an answer is before its body: status line and headers, and when they came. */
export interface AnswerHead {
  status: number;
  headers: Readonly<Record<string, string>>;
  at: number;
}

/** The next part of an answer, as it is written at once. */
export interface AnswerPart {
  callId: string;
  /** With the first part. */
  head: AnswerHead | null;
  firstSequence: number;
  chunks: readonly StoredChunk[];
  /** Bytes of the body stored with these chunks included, before encoding and sealing. */
  bodyBytes: number;
  foundJobUuid: string | null;
  /** With the last part of a whole body: its SHA-256 (of the decoded bytes, in hexadecimal). */
  sha256: string | null;
}

/** Stores the next part of an answer. Storing the same again changes nothing. */
export async function storeAnswerPart(trx: Queryable, part: AnswerPart): Promise<void> {
  await insertChunks(trx, part);
  await updateCall(trx, part.callId, answerColumns(part));
}

/** What a call's row says of its answer once this part is stored. */
export function answerColumns(part: AnswerPart): Partial<Row<'call'>> {
  const { head, sha256 } = part;
  return {
    body_bytes: part.bodyBytes,
    found_job_uuid: part.foundJobUuid,
    ...(head && { http_status: head.status, headers_json: writeJson(head.headers), answered_at: head.at }),
    ...(sha256 !== null && { body_complete: 1, body_sha256: sha256 }),
  };
}

const insertChunk = keptQuery((trx, chunk: Row<'call_chunk'>) =>
  trx
    .insertInto('call_chunk')
    .values(chunk)
    .onConflict((conflict) => conflict.columns(['call_id', 'sequence']).doNothing()),
);

async function insertChunks(trx: Queryable, { callId, firstSequence, chunks }: AnswerPart): Promise<void> {
  for (const [index, { sealed, encoding }] of chunks.entries()) {
    const sequence = firstSequence + index;
    await insertChunk.run(trx, { call_id: callId, sequence, bytes_sealed: sealed, encoding });
  }
}
