import type { Queryable } from '../../database';

/** Removes the stored bodies of these calls; their rows, sizes and hashes stay. One whose outcome is unknown is left alone. */
export async function purgeBodies(
  trx: Queryable,
  { callIds, at }: { callIds: readonly string[]; at: number },
): Promise<void> {
  if (callIds.length === 0) return;
  const settled = trx
    .selectFrom('call')
    .select('id')
    .where('id', 'in', callIds)
    .where('state', 'in', ['answered', 'failed']);
  await trx.deleteFrom('call_chunk').where('call_id', 'in', settled).execute();
  await trx
    .updateTable('call')
    .set({ purged_at: at })
    .where('id', 'in', callIds)
    .where('state', 'in', ['answered', 'failed'])
    .execute();
}
