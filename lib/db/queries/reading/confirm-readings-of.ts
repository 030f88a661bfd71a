import type { Queryable } from '../../database';

/**
 * Says of the queues of a site whose counts are both of exactly that moment (milliseconds), and of which no problem is noted, that the site
 * told the same again at this one. A sample dates all it was told of alike, so these are all of them while nobody has written one since.
 * @returns how many there were.
 */
export async function confirmReadingsOf(
  db: Queryable,
  siteId: string,
  { of, at }: { of: number; at: number },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('queue_reading')
    .set({ queued_at: at, processing_at: at })
    .where('queue_id', 'in', (queues) =>
      queues.selectFrom('queue').select('id').where('site_id', '=', siteId).where('archived_at', 'is', null),
    )
    .where('queued_at', '=', of)
    .where('processing_at', '=', of)
    .where('problem', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
