import type { Queryable } from '../../database';

/** Forgets windows that are over. */
export async function dropRequestWindowsBefore(trx: Queryable, startedAt: number): Promise<void> {
  await trx.deleteFrom('engine_request_window').where('started_at', '<', startedAt).execute();
}
