import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Changes what is known of a site; its id and kind never change. */
export async function updateSite(
  db: Queryable,
  id: string,
  change: Omit<RowUpdate<'site'>, 'id' | 'kind'>,
): Promise<void> {
  await db.updateTable('site').set(change).where('id', '=', id).execute();
}
