import type { Queryable } from '../../database';

/** Records that the whole body is stored, with its SHA-256 (of the decoded bytes, in hexadecimal). */
export async function completeBody(db: Queryable, callId: string, sha256: string): Promise<void> {
  await db
    .updateTable('call')
    .set({ body_complete: 1, body_sha256: sha256 })
    .where('id', '=', callId)
    .execute();
}
