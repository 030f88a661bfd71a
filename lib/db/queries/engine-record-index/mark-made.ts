import type { Queryable } from '../../database';

export async function markIndexMade(db: Queryable, id: number, madeAt: number): Promise<void> {
  await db.updateTable('engine_record_index').set({ made_at: madeAt }).where('id', '=', id).execute();
}
