import type { Queryable } from '../../database';

/** Says of the queues of a site, but for some, that it told the same counts again at this moment. */
export async function confirmReadings(
  db: Queryable,
  siteId: string,
  { at, except }: { at: number; except: readonly string[] },
): Promise<void> {
  let query = db
    .updateTable('queue_reading')
    .set({ queued_at: at, processing_at: at })
    .where('queue_id', 'in', (queues) =>
      queues.selectFrom('queue').select('id').where('site_id', '=', siteId).where('archived_at', 'is', null),
    );
  if (except.length > 0) query = query.where('queue_id', 'not in', except);
  await query.execute();
}
