import type { Queryable } from '../../database';
import { writeJson } from '../../json';

/** Stores the status line and headers of an answer. */
export async function storeHead(
  db: Queryable,
  callId: string,
  head: { status: number; headers: Readonly<Record<string, string>>; at: number },
): Promise<void> {
  await db
    .updateTable('call')
    .set({ http_status: head.status, headers_json: writeJson(head.headers), answered_at: head.at })
    .where('id', '=', callId)
    .execute();
}
